package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.clearInvocations;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.authentication;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import luoshi.TestDatabase;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedInPerson;
import luoshi.calendar.BusinessClock;
import luoshi.light.Light;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.WebMvcTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.stereotype.Controller;
import org.springframework.test.context.bean.override.mockito.MockitoSpyBean;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

@WebMvcTest(controllers = LayoutTests.Showcase.class)
@Import({
    LayoutTests.Showcase.class,
    LayoutTests.Beans.class,
    TermMessages.Setting.class,
    TestDatabase.class,
    BusinessClock.class,
    Dates.class
})
class LayoutTests {

    private static final Actor REPORTER = new Actor(1, "reporter", "李晓", 9001, Set.of(Role.REPORTER));

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private JdbcClient database;

    @MockitoSpyBean
    private DataSource connections;

    @BeforeEach
    void aUnitAndNoBusinessDate() {
        database.sql("""
                insert into unit (id, code, name, full_name, nature, sort_no, valid_from)
                values (9001, 'test', '省商务厅', '江西省商务厅', 'PROVINCIAL_DEPARTMENT', 1, '2000-01-01')
                on conflict do nothing
                """).update();
        businessDate(null);
    }

    @Test
    void saysWhoIsSignedInAndMarksTheCurrentSection() {
        var page = get("/policy/measures/15");

        assertThat(page.title()).isEqualTo("样张 · 落实");
        assertThat(page.select(".banner-person").text()).contains("李晓", "省商务厅");
        assertThat(page.select("nav [aria-current=page]").eachText()).contains("文件与措施");
        assertThat(page.select(".nav a").eachAttr("href"))
                .containsExactly(
                        "/", "/policy", "/claims", "/periods", "/ledger", "/unit", "/urges", "/problems", "/findings");
        assertThat(page.select("form[action=/logout] input[name=_csrf]").val()).isNotEmpty();
        assertThat(page.select("a[href=/password]")).hasSize(1);
    }

    @Test
    void warnsOfSecretsOnEveryPageAndLetsOneSkipTheNavigation() {
        assertThat(get("/").select(".strip").eachText()).containsExactly("严禁处理涉密信息");
        assertThat(get("/").select("body > :first-child").attr("href")).isEqualTo("#content");
        assertThat(get("/").select("#content > main > h1")).isEmpty();
        assertThat(get("/").select("#content main h1")).hasSize(1);
    }

    @Test
    void leadsNobodyToWhatTheRoleMayNotOpen() {
        assertThat(get("/").select(".footer a").eachAttr("href")).containsExactly("/help", "/policy");
        assertThat(get("/", new Actor(2, "admin", "黄一鸣", 9001, Set.of(Role.ADMIN)))
                        .select(".footer a")
                        .eachAttr("href"))
                .containsExactly("/help");
    }

    @Test
    void saysThatTheBusinessDateIsNotTheRealOne() {
        businessDate(LocalDate.of(2020, 10, 12));

        assertThat(get("/").select(".strip-date").text()).isEqualTo("业务日期为2020年10月12日，与实际日期（2026年11月23日）不同");
    }

    @Test
    void saysSoOnPagesAboutErrorsToo() {
        businessDate(LocalDate.of(2020, 10, 12));
        get("/");

        assertThat(browser.get().uri("/missing").with(as(REPORTER)))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .contains("业务日期为2020年10月12日，与实际日期（2026年11月23日）不同");
    }

    @Test
    void isSilentWhileTheBusinessDateIsTheRealOne() {
        businessDate(LocalDate.of(2026, 11, 23));

        assertThat(get("/").select(".strip-date")).isEmpty();
    }

    @Test
    void costsTwoStatementsForAPageAndNoneForARedirect() throws SQLException {
        clearInvocations(connections);
        get("/");
        verify(connections, times(2)).getConnection();

        clearInvocations(connections);
        assertThat(browser.post().uri("/saved").with(as(REPORTER)).with(csrf())).hasRedirectedUrl("/");
        verify(connections, times(0)).getConnection();
    }

    @Test
    void showsWhatWasDoneAndWhatFailed() {
        assertThat(browser.get()
                        .uri("/")
                        .with(as(REPORTER))
                        .flashAttr("notice", "web.other-date")
                        .flashAttr("noticeArgs", new Object[] {"甲", "乙"})
                        .flashAttr("problem", "web.not-found"))
                .bodyText()
                .satisfies(html -> {
                    var page = Jsoup.parse(html);
                    assertThat(page.select("[role=status]").text()).isEqualTo("业务日期为甲，与实际日期（乙）不同");
                    assertThat(page.select("[role=alert]").text()).isEqualTo("该内容不存在，或者不向您的岗位开放。");
                });
    }

    @Test
    void anErrorPageStillLeadsOn() {
        assertThat(browser.get().uri("/missing").with(as(REPORTER)))
                .hasStatus(HttpStatus.NOT_FOUND)
                .bodyText()
                .satisfies(html -> {
                    var page = Jsoup.parse(html);
                    assertThat(page.title()).isEqualTo("找不到该页面 · 落实");
                    assertThat(page.select(".banner-person").text()).contains("李晓");
                    assertThat(page.select(".nav a")).hasSize(9);
                });
    }

    @Test
    void lightsSpeakWithoutColour() {
        assertThat(get("/").select(".light").eachText()).startsWith("✖红灯", "▲黄灯", "●绿灯", "✔已办结", "○灰灯");
    }

    @Test
    void fieldsAreTiedToTheirLabelsHintsAndErrors() {
        var page = post(Map.of("name", "", "status", "A"));

        for (var input : page.select(".content form .field input:not([type=hidden]), .field textarea, .field select")) {
            assertThat(page.select("label[for=" + input.id() + "]"))
                    .as(input.outerHtml())
                    .hasSize(1);
        }
        assertThat(page.select("#name").attr("aria-invalid")).isEqualTo("true");
        assertThat(page.select("#name").attr("aria-describedby")).isEqualTo("name-hint name-error");
        assertThat(page.select("#count").hasAttr("aria-describedby")).isFalse();
        assertThat(page.select("#count").hasAttr("aria-invalid")).isFalse();
        assertThat(page.select(".error-summary a[href=#name]").text()).isEqualTo("请填写任务名称");
        assertThat(page.select("#name-error").text()).isEqualTo("请填写任务名称");
    }

    @Test
    void keepsWhatWasTyped() {
        var page = post(Map.of(
                "name",
                "",
                "progress",
                "第一行\n第二行",
                "count",
                "12",
                "amount",
                "1.5",
                "due",
                "2020-09-30",
                "unit",
                "B",
                "status",
                "A",
                "agreed",
                "true",
                "secret",
                "geheim"));

        assertThat(page.select("#progress").first().wholeText()).isEqualTo("第一行\n第二行");
        assertThat(page.select("#count").val()).isEqualTo("12");
        assertThat(page.select("#amount").val()).isEqualTo("1.5");
        assertThat(page.select("#due").val()).isEqualTo("2020-09-30");
        assertThat(page.select("#unit option[selected]").eachText()).containsExactly("省工信厅");
        assertThat(page.select("input[name=status][checked]").eachAttr("value")).containsExactly("A");
        assertThat(page.select("#agreed").hasAttr("checked")).isTrue();
        assertThat(page.select("#secret").val()).isEmpty();
    }

    @Test
    void keepsWhatWasTypedEvenWhereItIsNotUnderstood() {
        var page = post(Map.of(
                "name",
                "外贸",
                "progress",
                "进展",
                "count",
                "十二",
                "amount",
                "一亿",
                "due",
                "2020-13-41",
                "unit",
                "B",
                "status",
                "A"));

        assertThat(page.select("#count").val()).isEqualTo("十二");
        assertThat(page.select("#amount").val()).isEqualTo("一亿");
        assertThat(page.select("#due").val()).isEqualTo("2020-13-41");
        assertThat(page.select("#name").val()).isEqualTo("外贸");
        assertThat(page.select("#progress").text()).isEqualTo("进展");
        assertThat(page.select("#unit option[selected]").eachText()).containsExactly("省工信厅");
        assertThat(page.select("#count-error").text()).isEqualTo("请填写整数");
        assertThat(page.select(".error-summary").text()).doesNotContain("Failed");
    }

    private Document get(String path) {
        return get(path, REPORTER);
    }

    private Document get(String path, Actor actor) {
        return Jsoup.parse(body(browser.get().uri(path).with(as(actor)).exchange()));
    }

    private Document post(Map<String, String> form) {
        var request =
                browser.post().uri("/showcase").with(as(REPORTER)).with(csrf()).param("_agreed", "on");
        form.forEach(request::param);
        return Jsoup.parse(body(request.exchange()));
    }

    private static String body(MvcTestResult result) {
        assertThat(result).hasStatusOk();
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private void businessDate(@Nullable LocalDate date) {
        database.sql("update business_date set set_to = :date")
                .param("date", date, Types.DATE)
                .update();
    }

    private static RequestPostProcessor as(Actor actor) {
        return authentication(new TestingAuthenticationToken(new SignedInPerson(actor), "", List.of()));
    }

    record Step(String label, LocalDate date, boolean past, boolean today) {}

    record Option(String key, String label) {}

    record Tile(int count, String label, String tone) {}

    record Fact(String label, @Nullable String value) {}

    record Line(Instant at, String by, String what, String note) {}

    record Form(
            @NotBlank(message = "请填写任务名称") String name,
            String progress,
            @Nullable Integer count,
            @Nullable BigDecimal amount,
            @Nullable LocalDate due,
            String unit,
            String status,
            boolean agreed,
            String secret) {}

    @Controller
    static class Showcase {

        @GetMapping({"/", "/policy/measures/15"})
        String page(Model model) {
            return page(new Form("", "", null, null, null, "", "", false, ""), model);
        }

        @PostMapping("/showcase")
        String check(@Valid @ModelAttribute("form") Form form, BindingResult errors, Model model) {
            return parts(model);
        }

        @GetMapping("/missing")
        void missing() {
            throw new NotFound();
        }

        @PostMapping("/saved")
        String save(RedirectAttributes page) {
            page.addFlashAttribute("notice", "web.today");
            return "redirect:/";
        }

        private String page(Form form, Model model) {
            model.addAttribute("form", form);
            return parts(model);
        }

        private String parts(Model model) {
            model.addAttribute(
                    "tiles",
                    List.of(
                            new Tile(12, "待填报", ""),
                            new Tile(3, "被退回", "warn"),
                            new Tile(0, "待审核", "ok"),
                            new Tile(141, "应报", "muted"),
                            new Tile(7, "缺报", "bad")));
            model.addAttribute("colours", List.of(Light.RED, Light.YELLOW, Light.GREEN, Light.BLUE, Light.GREY));
            model.addAttribute("options", List.of(new Option("A", "省商务厅"), new Option("B", "省工信厅")));
            model.addAttribute(
                    "facts",
                    List.of(
                            new Fact("责任单位", "省商务厅、省发展改革委、南昌海关、省税务局、人行南昌中心支行，各市、县（区）人民政府"),
                            new Fact("牵头依据", "首位推定"),
                            new Fact("时限", null)));
            model.addAttribute(
                    "lines",
                    List.of(
                            new Line(Instant.parse("2020-10-12T01:05:00Z"), "王敏", "省级退回", "数字口径与统计局不一致，请核对后再报。"),
                            new Line(Instant.parse("2020-10-11T08:30:00Z"), "李晓", "提交", "")));
            model.addAttribute(
                    "steps",
                    List.of(
                            new Step("开放", LocalDate.of(2020, 9, 17), true, false),
                            new Step("", LocalDate.of(2020, 10, 12), false, true),
                            new Step("填报截止", LocalDate.of(2020, 10, 14), false, false),
                            new Step("审核截止", LocalDate.of(2020, 10, 19), false, false),
                            new Step("报告日", LocalDate.of(2020, 10, 21), false, false),
                            new Step("锁定", LocalDate.of(2020, 10, 28), false, false)));
            return "showcase";
        }
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Beans {

        @Bean
        JdbcClient database(DataSource connections) {
            return JdbcClient.create(connections);
        }

        @Bean
        Clock clock() {
            return Clock.fixed(Instant.parse("2026-11-23T04:00:00Z"), BusinessClock.ZONE);
        }
    }
}
