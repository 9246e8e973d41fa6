package luoshi.calendar;

import static luoshi.People.ADMIN;
import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import luoshi.Days;
import luoshi.People;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** An administrator enters the holidays of a year; what is planned follows, what was counted stays. */
@WebTest
class HolidayTests {

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    @Autowired
    private WorkingDays workingDays;

    @BeforeEach
    void theThirdQuarterIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void aLineIsADayOrASpanOfDays() {
        assertThat(Holiday.read("2021-10-01 至 2021-10-03 休 国庆节\n\n 2021-10-09 班 国庆节", 2021))
                .extracting(Holiday::line)
                .containsExactly("2021-10-01 休 国庆节", "2021-10-02 休 国庆节", "2021-10-03 休 国庆节", "2021-10-09 班 国庆节");
    }

    @Test
    void theFirstLineThatSaysNoDayIsNamed() {
        unreadable(2, "2021-10-01 休 国庆节\n2021年10月2日 休 国庆节");
        unreadable(2, "2021-10-01 至 2021-10-03 休 国庆节\n2021-10-03 休 国庆节");
        unreadable(1, "2020-10-01 休 国庆节");
        unreadable(1, "2021-10-11 班 国庆节");
        unreadable(1, "2021-02-30 休 春节");
        unreadable(1, "2021-10-03 至 2021-10-01 休 国庆节");
    }

    @Test
    void theWorkingDaysOfAPastDayAreThoseThatWereKnownThen() {
        change("2020-10-12", "2023-10-02 休 国庆节");
        change("2020-10-15", "2023-10-03 休 国庆节");
        assertThat(workingDays.knownOn(LocalDate.parse("2020-10-14"))).satisfies(known -> {
            assertThat(known.whole()).isTrue();
            assertThat(known.calendar().isWorkingDay(LocalDate.parse("2023-10-02")))
                    .isFalse();
            assertThat(known.calendar().isWorkingDay(LocalDate.parse("2023-10-03")))
                    .isTrue();
            assertThat(known.calendar().isWorkingDay(LocalDate.parse("2020-10-08")))
                    .isFalse();
        });
        assertThat(workingDays
                        .knownOn(LocalDate.parse("2020-10-15"))
                        .calendar()
                        .isWorkingDay(LocalDate.parse("2023-10-03")))
                .isFalse();
        assertThat(workingDays.knownOn(LocalDate.parse("2020-10-11")).whole()).isFalse();
    }

    private void change(String day, String lines) {
        database.sql("""
                        insert into holiday_change (year, notice, reason, lines, set_by, set_on, set_at, submit_key)
                        values (2023, '测试', '测试', :lines, 'guanli', :day::date, current_timestamp, gen_random_uuid())
                        """).param("lines", lines).param("day", day).update();
    }

    @Test
    void theDatesThatMoveAreShownThenWhatIsPlannedFollowsAndWhatIsOpenStays() {
        var open = dueOn("2020Q3");
        var before = page(ADMIN, "/holidays/2021").select("#lines").val();
        var form = form(2021, before + "\n2021-01-04 休 元旦", "临时调整放假");
        var preview = post(2021, form);
        assertThat(preview).hasStatusOk();
        var effects = Jsoup.parse(text(preview)).select("#effects").text();
        assertThat(effects)
                .contains("2020年第四季度 填报截止 2021年1月8日 2021年1月11日")
                .contains("到期提醒：", "没有变化的：")
                .contains("2021年1月23日（2020年第四季度）：", "各单位应报事项", "2020年第四季度：")
                .doesNotContain("2020年第三季度 填报截止")
                .as("no business content")
                .doesNotContain("省财政厅", "灰灯", "（一）");
        assertThat(dueOn("2020Q4")).as("only shown").isEqualTo("2021-01-08");

        form.put("seen", Jsoup.parse(text(preview)).select("input[name=seen]").val());
        try {
            for (var click = 0; click < 2; click++) {
                assertThat(post(2021, form)).hasRedirectedUrl("/holidays");
            }
            assertThat(dueOn("2020Q4")).isEqualTo("2021-01-11");
            assertThat(dueOn("2020Q3")).as("opened").isEqualTo(open);
            assertThat(database.sql("select count(*) from holiday_change where reason = '临时调整放假'")
                            .query(Integer.class)
                            .single())
                    .isOne();
            assertThat(page(ADMIN, "/holidays").text()).contains("2021年1月4日 放假 元旦 国办发明电〔2020〕99号");
            assertThat(page(ADMIN, "/holidays/history").text())
                    .contains("修改节假日安排", "将“2021年1月4日”填为“休 元旦”", "原因：临时调整放假", "依据：国办发明电〔2020〕99号");
            assertThat(page(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), "/periods/2020Q4")
                            .select("#changes")
                            .text())
                    .contains("随节假日安排调整", "临时调整放假");
            assertThat(text(post(2021, form(2021, before, "旧页面", before)))).contains("在您打开页面后已有改动");
        } finally {
            restore(before);
        }
        assertThat(dueOn("2020Q4")).isEqualTo("2021-01-08");
    }

    @Test
    void whatALockedQuarterWasCountedByStays() {
        var lines = page(ADMIN, "/holidays/2020").select("#lines").val();
        assertThat(lines).contains("2020-06-28 班 端午节");
        var refused = post(2020, form(2020, lines.replace("2020-06-28 班 端午节", ""), "改错"));
        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("2020年7月21日及以前的日期已用于计算锁定的季度");
        assertThat(text(post(2020, form(2020, lines, "没有改动")))).contains("安排没有改动");
    }

    @Test
    void onlyAnAdministratorEntersHolidaysAndMistakesArePointedOut() {
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        assertThat(page(coordinator, "/holidays").select("main form, main a.button:not(.export)"))
                .isEmpty();
        assertThat(get(coordinator, "/holidays/2021")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(people.join(4, Role.REPORTER), "/holidays")).hasStatus(HttpStatus.FORBIDDEN);
        var wrong = post(2022, Map.of("lines", "元旦放假三天", "notice", "", "reason", "", "opened", ""));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("第1行无法识别", "请填写依据的放假通知", "请填写原因", "元旦放假三天");
    }

    private void restore(String before) {
        var back = form(2021, before, "恢复");
        back.put(
                "seen",
                Jsoup.parse(text(post(2021, back))).select("input[name=seen]").val());
        assertThat(post(2021, back)).hasRedirectedUrl("/holidays");
    }

    private Map<String, String> form(int year, String lines, String reason) {
        return form(
                year,
                lines,
                reason,
                page(ADMIN, "/holidays/" + year).select("input[name=opened]").val());
    }

    private Map<String, String> form(int year, String lines, String reason, String opened) {
        var form = new HashMap<String, String>();
        form.put(
                "submitKey",
                page(ADMIN, "/holidays/" + year).select("input[name=submitKey]").val());
        form.put("opened", opened);
        form.put("lines", lines);
        form.put("notice", "国办发明电〔2020〕99号");
        form.put("reason", reason);
        return form;
    }

    private static void unreadable(int line, String text) {
        assertThatExceptionOfType(Holiday.Unreadable.class)
                .isThrownBy(() -> Holiday.read(text, 2021))
                .satisfies(refused -> assertThat(refused.line()).isEqualTo(line));
    }

    private String dueOn(String quarter) {
        return database.sql("select due_on::text from reporting_period where quarter = ?")
                .params(quarter)
                .query(String.class)
                .single();
    }

    private Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    private MvcTestResult post(int year, Map<String, String> form) {
        var request = browser.post().uri("/holidays/" + year).with(as(ADMIN)).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
