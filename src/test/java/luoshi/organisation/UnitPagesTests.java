package luoshi.organisation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static luoshi.People.ADMIN;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.REPORTER;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.time.LocalDate;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@WebTest
class UnitPagesTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private UnitDirectory directory;

    @Autowired
    private JdbcClient database;

    @Test
    void everybodyReadsTheListByNature() {
        var page = page(REPORTER);

        assertThat(page.select("main h2").eachText()).containsExactly("省直部门", "中央驻赣单位", "群团", "设区市");
        assertThat(page.select("details")).hasSizeGreaterThanOrEqualTo(11);
        assertThat(page.select("details summary").eachText()).anyMatch(text -> text.startsWith("南昌市的县（市、区）："));
        assertThat(page.text()).contains("江西省发展和改革委员会 牵头汇总单位", "360100");
        assertThat(page.select("a[href$=/disabling], a[href=/units/new]")).isEmpty();
    }

    @Test
    void anAdministratorAddsAUnitAndEndsIt() {
        assertThat(create("name", "省测试办", "fullName", "江西省测试办公室", "code", "csb", "nature", "PROVINCIAL_DEPARTMENT"))
                .hasRedirectedUrl("/units");
        var unit = directory.byCode("csb").orElseThrow();
        assertThat(page(ADMIN).text()).contains("江西省测试办公室");
        assertThat(browser.get().uri("/units/" + unit.id() + "/disabling").with(as(ADMIN)))
                .hasStatusOk()
                .bodyText()
                .contains("停用省测试办");

        assertThat(end(unit.id(), "2020-12-31")).hasRedirectedUrl("/units");

        assertThat(directory.existingOn(LocalDate.of(2020, 12, 31))).contains(unit);
        assertThat(directory.existingOn(LocalDate.of(2021, 1, 1))).doesNotContain(unit);
        assertThat(end(unit.id(), "2021-12-31")).hasStatus(HttpStatus.CONFLICT);
        assertThat(database.sql("select action from audit_record where subject = ? order by seq")
                        .param("/units/" + unit.id())
                        .query(String.class)
                        .list())
                .containsExactly("UnitCreated", "UnitDisabled");
    }

    @Test
    void aCountyNeedsItsCityAndItsCode() {
        var result = create("name", "测试县", "fullName", "测试县人民政府", "code", "csx", "nature", "COUNTY");

        assertThat(document(result).select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#parentId", "#divisionCode");
    }

    @Test
    void theFormSaysWhatIsWrong() {
        var result = create("name", "", "fullName", "", "code", "SWT", "nature", "");

        assertThat(document(result).select(".error-summary a").eachAttr("href"))
                .containsExactlyInAnyOrder("#name", "#fullName", "#code", "#nature");
        assertThat(create("name", "x", "fullName", "x", "code", "swt", "nature", "MASS_ORGANISATION"))
                .hasStatusOk()
                .bodyText()
                .contains("代码已被其他单位使用");
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-01-01", "0001-01-01", "1948-12-31", "2100-01-01"})
    void beginsAndEndsInAYearThatIsKnown(String day) {
        var fields = new String[] {"name", "省年份办", "fullName", "省年份办", "code", "nfb", "nature", "MASS_ORGANISATION"};

        assertThat(document(send("/units", "validFrom", day, fields))
                        .select(".error-summary a[href=#validFrom]")
                        .text())
                .isEqualTo("日期须在1949年至2099年之间");
        assertThat(document(end(8, day))
                        .select(".error-summary a[href=#lastDay]")
                        .text())
                .isEqualTo("日期须在1949年至2099年之间");
        assertThat(directory.byCode("nfb")).isEmpty();
    }

    @Test
    void aLastDayThatIsNoneIsRefusedAndTheRestIsKept() {
        var page = document(end(8, "soon"));

        assertThat(page.select(".error-summary a[href=#lastDay]").text()).isEqualTo("请填写日期，如 2020-09-30");
        assertThat(page.select("input[name=version]").val()).isEqualTo("0");
        assertThat(page.select("#reason").val()).isEqualTo("机构改革");
        assertThat(page.select("footer")).isNotEmpty();
    }

    @Test
    void aCodeThatTwoRequestsTakeAtOnceIsGivenOnce() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        try {
            var requests = Collections.<Callable<MvcTestResult>>nCopies(
                    4, () -> create("name", "省双办", "fullName", "省双办", "code", "twice", "nature", "MASS_ORGANISATION"));
            var made = 0;
            for (var request : pool.invokeAll(requests)) {
                var result = request.get();
                if (result.getResponse().getStatus() == HttpStatus.FOUND.value()) {
                    made++;
                } else {
                    assertThat(result).hasStatusOk().bodyText().contains("代码已被其他单位使用");
                }
            }
            assertThat(made).isOne();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aUnitWithPeopleOrCountiesAndTheCoordinatingOneCannotBeEnded() {
        create("name", "省有人办", "fullName", "江西省有人办公室", "code", "yrb", "nature", "PROVINCIAL_DEPARTMENT");
        var unit = directory.byCode("yrb").orElseThrow();
        people.join(unit.id(), Role.REPORTER);

        assertThat(end(unit.id(), "2020-12-31"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("省有人办还有1个在用的账号");
        assertThat(end(101, "2020-12-31"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("在用的县（市、区）");
        database.sql(
                        "update account set disabled_at = current_timestamp, disabled_by = 'test' where unit_id = ? and disabled_at is null")
                .param(DEVELOPMENT_AND_REFORM)
                .update();
        assertThat(end(DEVELOPMENT_AND_REFORM, "2020-12-31"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("牵头汇总单位，不能停用");
    }

    @Test
    void unitsAreCalledAsTheyWereOnTheDay() {
        database.sql("""
                insert into unit_name (unit_id, valid_from, name, full_name, change)
                values (8, '2031-05-27', '省新名局', '江西省新名局', '更名')
                """).update();

        assertThat(directory.nameOn(8, LocalDate.of(2020, 10, 12))).isEqualTo("省扶贫办");
        assertThat(directory.nameOn(8, LocalDate.of(2031, 5, 27))).isEqualTo("省新名局");
        assertThat(directory.namesOn(LocalDate.of(2031, 6, 30)))
                .containsEntry(8L, "省新名局")
                .containsEntry(7L, "省发展改革委");
    }

    @Test
    void groupsHaveTheirMembersOfTheDay() {
        var group = database.sql("select code from unit_group where kind = 'LOCAL_GOVERNMENTS'")
                .query(String.class)
                .single();

        assertThat(directory.membersOn(group, LocalDate.of(2020, 10, 12)))
                .extracting(UnitDirectory.Unit::name)
                .contains("南昌市", "赣州市");
        assertThat(directory.membersOn(group, LocalDate.of(1990, 1, 1))).isEmpty();
    }

    private Document page(Actor actor) {
        var result = browser.get().uri("/units").with(as(actor)).exchange();
        assertThat(result).hasStatusOk();
        return document(result);
    }

    private MvcTestResult create(String... fields) {
        return send("/units", "validFrom", "2020-01-01", fields);
    }

    private MvcTestResult end(long id, String lastDay) {
        return send("/units/" + id + "/disabling", "lastDay", lastDay, "version", "0", "reason", "机构改革");
    }

    private MvcTestResult send(String uri, String name, String value, String... fields) {
        var request = browser.post().uri(uri).with(as(ADMIN)).with(csrf()).param(name, value);
        for (var field = 0; field < fields.length; field += 2) {
            request.param(fields[field], fields[field + 1]);
        }
        return request.exchange();
    }

    private static Document document(MvcTestResult result) {
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), UTF_8));
    }
}
