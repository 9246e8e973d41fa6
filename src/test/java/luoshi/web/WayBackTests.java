package luoshi.web;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A page that answers a mistaken form can be loaded again. */
@WebTest
class WayBackTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private RequestMappingHandlerMapping requestMappingHandlerMapping;

    @Autowired
    private WayBack wayBack;

    @Test
    void noAddressOfAFormIsARefusalWhenItIsLoadedAgain() {
        var everybody = List.of(
                people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR, Role.REPORTER, Role.UNIT_APPROVER),
                people.join(DEVELOPMENT_AND_REFORM, Role.LEADER),
                people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN));
        var forms = addressesOfForms();
        assertThat(forms).hasSizeGreaterThan(50);
        var refused = new TreeMap<String, Integer>();
        for (var address : forms) {
            for (var person : everybody) {
                var status = load(person, address);
                if (status == HttpStatus.METHOD_NOT_ALLOWED.value() || status >= 500) {
                    refused.put(address, status);
                }
            }
        }
        assertThat(refused).isEmpty();
    }

    @Test
    void theAnswerToAMistakenExceptionLeadsToTheEmptyForm() {
        assertThat(wayBack.from("/periods/2020Q2/exceptions")).isEqualTo("/periods/2020Q2/exceptions/new");
        assertThat(wayBack.from("/periods/2020Q2/exceptions/100/grant")).isEqualTo("/periods/2020Q2/exceptions/100");
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        assertThat(browser.get()
                        .uri("/periods/2020Q2/exceptions")
                        .accept(MediaType.TEXT_HTML)
                        .with(as(coordinator))
                        .exchange())
                .hasRedirectedUrl("/periods/2020Q2/exceptions/new");
    }

    @Test
    void whatHasNoPageAboveItLeadsToTheFirstPage() {
        assertThat(wayBack.from("/typed-forms/typing")).isEqualTo("/typed-forms");
        assertThat(wayBack.from("/nowhere/at/all")).isEqualTo("/");
    }

    private int load(Actor person, String address) {
        return browser.get()
                .uri(address)
                .accept(MediaType.TEXT_HTML)
                .with(as(person))
                .exchange()
                .getResponse()
                .getStatus();
    }

    /** All addresses that take forms, those with a page of their own too. */
    private TreeSet<String> addressesOfForms() {
        var addresses = new TreeSet<String>();
        requestMappingHandlerMapping.getHandlerMethods().keySet().stream()
                .filter(info -> info.getMethodsCondition().getMethods().contains(RequestMethod.POST))
                .flatMap(info -> info.getPathPatternsCondition().getPatterns().stream())
                .map(pattern -> pattern.getPatternString()
                        .replaceAll("\\{quarter(:[^}]*)?}", "2020Q3")
                        .replaceAll("\\{[^{}]*(\\{[^}]*})?[^}]*}", "1"))
                .forEach(addresses::add);
        return addresses;
    }
}
