package luoshi.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import luoshi.Days;
import luoshi.KeptForm;
import luoshi.People;
import luoshi.WebTest;
import luoshi.calendar.Quarter;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A coordinator creates quarters and moves their dates; quarters of the tests' own, long before the document. */
@WebTest
class PeriodPlanningTests extends EntryPages {

    @Autowired
    private PeriodPlanning planning;

    @Test
    void aMovedDateIsShownWithItsEffectsThenStoredOnceAndTold() {
        quarter("2018Q1", "2018-03-19", "2018-04-09", "2018-04-12", "2018-04-16", "2018-04-23");
        var late = owedIn("2018Q1", 1);
        owedIn("2018Q1", 2);
        Days.itIs(database, "2018-04-10");
        send(late);
        submit(late);
        var form = dates("2018Q1", Map.of("dueOn", "2018-04-11", "reason", "防汛期间人手不足"));

        var preview = post(coordinator, "/periods/2018Q1/dates", form);
        assertThat(preview).hasStatusOk();
        var effects = page(preview).select("#effects tbody tr").eachText();
        assertThat(effects)
                .anySatisfy(line -> assertThat(line).contains("2018年第一季度测试厅 （一） 逾期报送 按时报送"))
                .anySatisfy(line -> assertThat(line).contains("2018年第一季度测试厅 （二） 缺报（可补报至2018年4月23日） 未报（填报截止2018年4月11日）"))
                .anySatisfy(line -> assertThat(line).contains("2018年第一季度 填报截止 2018年4月9日 2018年4月11日"));
        assertThat(page(coordinator, "/periods/2018Q1").select(".timeline").text())
                .contains("2018年4月9日");
        assertThat(changes("2018Q1")).isZero();

        form.put("seen", page(preview).select("input[name=seen]").val());
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, "/periods/2018Q1/dates", form)).hasRedirectedUrl("/periods/2018Q1");
        }
        assertThat(changes("2018Q1")).as("once").isOne();
        var period = page(reporter, "/periods/2018Q1");
        assertThat(period.select(".timeline").text()).contains("填报截止（原定2018年4月9日） 2018年4月11日");
        assertThat(period.select("#changes").text()).contains("填报截止由2018年4月9日改为2018年4月11日", "防汛期间人手不足");
        assertThat(page(reporter, period.select("#changes a.export[href*=.csv]").attr("href"))
                        .text())
                .contains("填报截止由2018年4月9日改为2018年4月11日", "\"防汛期间人手不足\"");
        assertThat(page(reporter, "/periods/2018Q1/history").text())
                .contains("调整报告期的日期", "将“填报截止”由“2018年4月9日”改为“2018年4月11日”");
        assertThat(page(reporter, "/notices").text()).contains("报告期日期调整", "填报截止由2018年4月9日改为2018年4月11日；防汛期间人手不足");
        assertThat(page(coordinator, "/notices").text()).as("who did it").doesNotContain("2018年4月9日改为");

        var row = "tbody tr:has(a[href^=/periods/2018Q1])";
        assertThat(page(reporter, "/periods?on=2018-04-09").select(row).text())
                .as("the day before it was moved")
                .contains("填报中", "2018年4月9日")
                .doesNotContain("2018年4月11日");
        assertThat(text(get(reporter, "/periods/list.csv?on=2018-04-09")))
                .contains("\"2018年第一季度\",\"填报中\",\"2018年3月19日\",\"2018年4月9日\"");
        assertThat(page(reporter, "/periods").select(row).text()).contains("2018年4月11日");

        form.put("submitKey", UUID.randomUUID().toString());
        form.put("dueOn", "2018-04-12");
        var stale = post(coordinator, "/periods/2018Q1/dates", form);
        assertThat(stale).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(stale)).contains("在您打开页面后已有改动");
    }

    @Test
    void whatTurnsRedTheDayAfterTheLockIsToldBeforehand() {
        Days.itIs(database, "2020-10-12");
        var later = dates("2020Q4", Map.of("lockOn", "2021-01-29", "reason", "延长补报"));
        var preview = page(post(coordinator, "/periods/2020Q4/dates", later)).select("#effects");

        var day = preview.select("details:has(summary:contains(2021年1月23日（2020年第四季度）))");
        assertThat(day.select("thead th").eachText()).containsExactly("事项", "现在", "保存后");
        assertThat(day.select("tbody tr").eachText())
                .hasSizeGreaterThan(1)
                .allMatch(line -> line.matches("（[一二三四五六七八九十]+）\\S+ 红灯 灰灯"));
        assertThat(preview.select("summary").eachText()).noneMatch(line -> line.contains("2021年1月30日"));
        assertThat(preview.text()).contains("只依据今天已有的填报", "没有变化的：各单位应报事项、红黄绿灯、");
    }

    @Test
    void effectsThatAreOthersByNowAreShownAgainAndNothingIsStored() {
        quarter("2018Q2", "2018-06-18", "2018-07-09", "2018-07-12", "2018-07-16", "2018-07-23");
        var entry = owedIn("2018Q2", 1);
        owedIn("2018Q2", 2);
        Days.itIs(database, "2018-07-10");
        var form = dates("2018Q2", Map.of("dueOn", "2018-07-11", "reason", "系统停机一天"));
        form.put(
                "seen",
                page(post(coordinator, "/periods/2018Q2/dates", form))
                        .select("input[name=seen]")
                        .val());
        send(entry);
        submit(entry);

        var again = post(coordinator, "/periods/2018Q2/dates", form);
        assertThat(again).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(again)).contains("情况在您查看影响后有变化");
        assertThat(page(again).select("#effects").text()).contains("逾期报送 按时报送");
        assertThat(changes("2018Q2")).isZero();
    }

    @Test
    void onlyACoordinatorMovesDatesAndMistakesArePointedOut() {
        quarter("2018Q3", "2018-09-14", "2018-10-12", "2018-10-17", "2018-10-19", "2018-10-26");
        Days.itIs(database, "2018-09-20");
        assertThat(get(reporter, "/periods/2018Q3/dates")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(approver, "/periods/2018Q3/dates", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(get(People.ADMIN, "/periods/new")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(reporter, "/periods/2018Q3").select("a[href$=dates]")).isEmpty();

        var tooEarly = dates("2018Q3", Map.of("dueOn", "2018-09-19", "reason", "提前"));
        var wrong = post(
                coordinator,
                "/periods/2018Q3/dates",
                dates("2018Q3", Map.of("reviewOn", "2018-10-11", "lockOn", "月底", "reason", "")));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("审核截止不能早于填报截止", "请填写日期", "请写明原因");
        assertThat(page(wrong).select("#lockOn").val()).isEqualTo("月底");

        var past = post(coordinator, "/periods/2018Q3/dates", tooEarly);
        assertThat(past).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(past)).contains("不能早于今天");
        assertThat(page(coordinator, "/periods/2018Q3/dates").select("#dueOn").val())
                .as("what was refused comes back")
                .isEqualTo("2018-09-19");
        assertThat(page(coordinator, "/periods/2018Q3/dates?for=closing")
                        .select("#dueOn")
                        .val())
                .as("and not where other dates are proposed")
                .isEqualTo("2018-09-20");
    }

    @Test
    void closedEarlyTheProvinceHasAsLongAsBeforeAndLockedNothingIsTakenUntilLetInAgain() {
        quarter("2017Q3", "2017-09-15", "2017-10-12", "2017-10-17", "2017-10-19", "2017-10-26");
        var entry = owedIn("2017Q3", 1);
        Days.itIs(database, "2017-10-11");
        var page = page(coordinator, "/periods/2017Q3/dates?for=closing");
        assertThat(page.select("#closing").text()).contains("填报截止提前到今天", "省级审核的时间不因此缩短");
        assertThat(suggested("2017Q3", "closing", ""))
                .containsEntry("dueOn", "2017-10-11")
                .containsEntry("reviewOn", "2017-10-16")
                .containsEntry("reportOn", "2017-10-18")
                .containsEntry("lockOn", "2017-10-25");
        confirm("2017Q3", "closing", "材料已收齐");
        assertThat(page(coordinator, "/periods/2017Q3").select("h1").text()).contains("填报中");

        Days.itIs(database, "2017-10-19");
        assertThat(page(coordinator, "/periods/2017Q3/dates?for=closing")
                        .select("#closing")
                        .text())
                .contains("已把锁定提前");
        confirm("2017Q3", "closing", "不再接收补报");
        assertThat(page(coordinator, "/periods/2017Q3/dates?for=closing")
                        .select("#closing")
                        .text())
                .contains("没有可以提前的日期");

        Days.itIs(database, "2017-10-20");
        assertThat(page(coordinator, "/periods/2017Q3").select("h1").text()).contains("已锁定");
        assertThat(save(reporter, entry, Map.of("draft", "keep", "progress", "已下达。")))
                .hasStatus(HttpStatus.CONFLICT);

        confirm("2017Q3", "letting-in", "一个单位漏报");
        assertThat(save(reporter, entry, Map.of("draft", "keep", "progress", "已下达。")))
                .hasRedirectedUrl(entry + "/form");
    }

    @Test
    void closingThatIsConfirmedOnTheNextDayIsProposedAnew() {
        quarter("2017Q2", "2017-06-16", "2017-07-07", "2017-07-12", "2017-07-14", "2017-07-21");
        Days.itIs(database, "2017-07-03");
        var form = suggested("2017Q2", "closing", "材料已收齐");
        form.put(
                "seen",
                page(post(coordinator, "/periods/2017Q2/dates", form))
                        .select("input[name=seen]")
                        .val());
        Days.itIs(database, "2017-07-04");
        var confirmed = post(coordinator, "/periods/2017Q2/dates", form);
        assertThat(confirmed).hasRedirectedUrl("/periods/2017Q2/dates?for=closing");
        assertThat(Map.copyOf(confirmed.getMvcResult().getFlashMap()))
                .containsEntry("problem", "progress.refused.period-proposed-anew")
                .containsEntry("why", "材料已收齐");
        assertThat(changes("2017Q2")).isZero();
        assertThat(suggested("2017Q2", "closing", "")).containsEntry("dueOn", "2017-07-04");
    }

    @Test
    void theSameFormSentTwiceAtOnceIsOneChange() throws Exception {
        quarter("2017Q1", "2017-03-17", "2017-04-10", "2017-04-13", "2017-04-17", "2017-04-24");
        Days.itIs(database, "2017-04-05");
        var form = suggested("2017Q1", "closing", "材料已收齐");
        form.put(
                "seen",
                page(post(coordinator, "/periods/2017Q1/dates", form))
                        .select("input[name=seen]")
                        .val());
        try (var pool = new Clicks()) {
            assertThat(pool.twice(() -> post(coordinator, "/periods/2017Q1/dates", form)))
                    .allSatisfy(answer -> assertThat(answer).hasRedirectedUrl("/periods/2017Q1"));
        }
        assertThat(changes("2017Q1")).isOne();
    }

    @Test
    void openedEarlierItsObligationsAreThereAtOnce() {
        database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        values (1, '2017Q4', '2017-10-01', '2017-12-31', '2017-12-18', '2018-01-08', '2018-01-11', '2018-01-15',
                                '2018-01-22')
                        """).update();
        Days.itIs(database, "2017-12-11");
        var form = suggested("2017Q4", "opening", "年底提前部署");
        assertThat(form).containsEntry("opensOn", "2017-12-11").containsEntry("dueOn", "2018-01-08");
        assertThat(page(reporter, "/periods/2017Q4").select("a[href$=/package]"))
                .as("nothing to fill in yet")
                .isEmpty();
        confirm("2017Q4", "opening", "年底提前部署");
        assertThat(page(reporter, "/periods/2017Q4").select("a[href$=/package]"))
                .hasSize(1);

        assertThat(database.sql("select established_on::text from reporting_period where quarter = '2017Q4'")
                        .query(String.class)
                        .single())
                .isEqualTo("2017-12-11");
        assertThat(page(coordinator, "/periods/2017Q4").select("h1").text()).contains("填报中");
    }

    @Test
    void theNextQuarterIsProposedByTheRuleAndCreatedOnce() {
        var next = planning.next();
        var proposed = planning.proposed(next);
        var page = page(coordinator, "/periods/new");
        assertThat(page.select("h1").text()).isEqualTo("新增" + next.chinese() + "报告期");
        assertThat(page.select("#dueOn").val()).isEqualTo(proposed.dueOn().toString());

        var form = new LinkedHashMap<String, String>();
        page.select("main form input").forEach(input -> form.put(input.attr("name"), input.val()));
        form.put("reason", "措施十三延续到冬季");
        var preview = page(post(coordinator, "/periods/" + next, form));
        assertThat(preview.select("#effects").text())
                .contains(next.chinese() + " 填报截止 —")
                .contains("— 待开放（填报截止");
        assertThat(page(coordinator, "/periods").text()).as("only shown").doesNotContain(next.chinese());
        form.put("seen", preview.select("input[name=seen]").val());
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, "/periods/" + next, form)).hasRedirectedUrl("/periods/" + next);
        }
        assertThat(page(coordinator, "/periods").text()).contains(next.chinese());
        assertThat(page(coordinator, "/periods?on=2020-05-22").text())
                .as("before it was created")
                .doesNotContain(next.chinese());
        assertThat(page(coordinator, "/periods/" + next).select("#changes").text())
                .contains("新增", "措施十三延续到冬季");
        form.put("submitKey", UUID.randomUUID().toString());
        assertThat(text(post(coordinator, "/periods/" + next, form))).contains("不是下一个季度");

        var later = dates(next.toString(), Map.of("dueOn", proposed.reviewOn().toString(), "reason", "年底节假日多"));
        var units =
                page(post(coordinator, "/periods/" + next + "/dates", later)).select("#effects");
        assertThat(units.text())
                .as("who is touched, before it has opened")
                .contains("各单位应报事项", next.chinese() + "省财政厅", "个单位");
    }

    @Test
    void anotherRuleMovesWhatHasNotOpenedAndNothingElse() {
        var open = database.sql("select due_on::text from reporting_period where quarter = '2020Q3'")
                .query(String.class)
                .single();
        assertThat(dueOn("2020Q4")).isEqualTo("2021-01-08");
        assertThat(post(reporter, "/periods/rule", Map.of())).hasStatus(HttpStatus.FORBIDDEN);
        var form = rule(Map.of("dueAfter", "6", "reason", "年底节假日多"));
        var preview = post(coordinator, "/periods/rule", form);
        assertThat(page(preview).select("#effects").text())
                .contains("2020年第四季度 填报截止 2021年1月8日 2021年1月11日")
                .doesNotContain("2020年第三季度 填报截止");
        assertThat(dueOn("2020Q4")).isEqualTo("2021-01-08");
        form.put("seen", page(preview).select("input[name=seen]").val());
        try {
            assertThat(post(coordinator, "/periods/rule", form)).hasRedirectedUrl("/periods/rule");
            assertThat(dueOn("2020Q4")).isEqualTo("2021-01-11");
            assertThat(dueOn("2020Q3")).isEqualTo(open);
            assertThat(page(reporter, "/periods/rule").text()).contains("第6个工作日填报截止", "年底节假日多");
            assertThat(page(reporter, "/periods/2020Q4").select("#changes").text())
                    .contains("随日期规则调整");
        } finally {
            var back = rule(Map.of("dueAfter", "5", "reason", "恢复"));
            back.put(
                    "seen",
                    page(post(coordinator, "/periods/rule", back))
                            .select("input[name=seen]")
                            .val());
            assertThat(post(coordinator, "/periods/rule", back)).hasRedirectedUrl("/periods/rule");
        }
        assertThat(dueOn("2020Q4")).isEqualTo("2021-01-08");
        var wrong = post(coordinator, "/periods/rule", rule(Map.of("reviewAfter", "4", "reason", "x")));
        assertThat(wrong).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(wrong)).contains("请填写5至60之间的整数");
    }

    @Test
    void ofDatesThatWereTypedOnlyThoseComeBackThatTheirWriterChanged() {
        quarter("2015Q1", "2015-03-15", "2015-04-08", "2015-04-12", "2015-04-15", "2015-04-22");
        Days.itIs(database, "2015-03-20");
        var form = KeptForm.open(browser, coordinator, "/periods/2015Q1/dates", "/periods/2015Q1/dates")
                .typed("lockOn", "2015-04-29")
                .typed("reason", "汛期影响，需要延后");
        assertThat(form.keep()).hasStatusOk();
        database.sql("""
                        update reporting_period set due_on = date '2015-04-11', version = version + 1
                        where quarter = '2015Q1'
                        """).update();

        assertThat(form.anew("dueOn")).as("moved since by somebody else").isEqualTo("2015-04-11");
        assertThat(form.anew("reviewOn")).isEqualTo("2015-04-12");
        assertThat(form.anew("lockOn")).as("typed").isEqualTo("2015-04-29");
        assertThat(form.anew("reason")).isEqualTo("汛期影响，需要延后");
        assertThat(page(coordinator, "/periods/2015Q1/dates")
                        .select(".stored-now")
                        .eachText())
                .singleElement()
                .asString()
                .contains("2015年4月22日");
    }

    private void confirm(String quarter, String intent, String reason) {
        var form = suggested(quarter, intent, reason);
        form.put(
                "seen",
                page(post(coordinator, "/periods/" + quarter + "/dates", form))
                        .select("input[name=seen]")
                        .val());
        assertThat(post(coordinator, "/periods/" + quarter + "/dates", form)).hasRedirectedUrl("/periods/" + quarter);
    }

    private Map<String, String> suggested(String quarter, String intent, String reason) {
        var form = new LinkedHashMap<String, String>();
        page(coordinator, "/periods/" + quarter + "/dates?for=" + intent)
                .select("main form input")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        form.put("reason", reason);
        return form;
    }

    private Map<String, String> dates(String quarter, Map<String, String> changed) {
        var form = suggested(quarter, "", "");
        form.putAll(changed);
        return form;
    }

    private Map<String, String> rule(Map<String, String> changed) {
        var form = new LinkedHashMap<String, String>();
        page(coordinator, "/periods/rule")
                .select("main form input")
                .forEach(input -> form.put(input.attr("name"), input.val()));
        form.putAll(changed);
        return form;
    }

    private void quarter(String quarter, String opens, String due, String review, String report, String lock) {
        var days = Quarter.of(quarter);
        database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on, established_on)
                        values (1, ?, ?, ?, ?::date, ?::date, ?::date, ?::date, ?::date, ?::date)
                        """)
                .params(quarter, days.firstDay(), days.lastDay(), opens, due, review, report, lock, opens)
                .update();
    }

    private String owedIn(String quarter, int measure) {
        return owed(
                database.sql("select id from reporting_period where quarter = ?")
                        .params(quarter)
                        .query(Long.class)
                        .single(),
                measure);
    }

    private void submit(String entry) {
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", "1"))))
                .hasRedirectedUrl("/unit-review");
    }

    private String dueOn(String quarter) {
        return database.sql("select due_on::text from reporting_period where quarter = ?")
                .params(quarter)
                .query(String.class)
                .single();
    }

    private long changes(String quarter) {
        return database.sql(
                        "select count(*) from period_change c join reporting_period p on p.id = c.period_id where p.quarter = ?")
                .params(quarter)
                .query(Long.class)
                .single();
    }

    private static Document page(MvcTestResult result) {
        return Jsoup.parse(text(result));
    }

    /** Sends something twice at the same time. */
    private static final class Clicks implements AutoCloseable {

        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        <T> List<T> twice(Callable<T> step) throws Exception {
            var answers = new ArrayList<T>();
            for (var answer : threads.invokeAll(List.of(step, step))) {
                answers.add(answer.get());
            }
            return answers;
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
