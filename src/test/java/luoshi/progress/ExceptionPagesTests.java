package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import luoshi.progress.ApprovedProgress.Correction;
import luoshi.progress.ApprovedProgress.LetIn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A locked quarter takes reports of one unit again; quarters of the tests' own, long before the document. */
@WebTest
class ExceptionPagesTests extends EntryPages {

    @Autowired
    private ApprovedProgress approvedProgress;

    @Test
    void aUnitAsksACoordinatorGrantsAndTheFormAcceptsUntilThatDay() {
        var period = lockedQuarter("2016Q1", "2016-04-25");
        var entry = owed(period, 1);
        owed(period, 2);
        assertThat(draft(entry)).as("locked").hasStatus(HttpStatus.CONFLICT);

        var asked = ask(reporter, "2016Q1", Map.of("measure", "1", "until", "2016-04-28", "reason", "汛期人手不足"));
        var exception = asked.getResponse().getRedirectedUrl();
        assertThat(page(approver, exception).text()).contains("待决定", "汛期人手不足");
        var stranger = people.join(newUnit(), Role.REPORTER);
        assertThat(get(stranger, exception)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(page(stranger, "/periods/2016Q1").select("#exceptions").text())
                .doesNotContain("汛期人手不足");
        assertThat(text(get(stranger, "/periods/2016Q1/exceptions.csv")))
                .doesNotContain("汛期人手不足")
                .contains("\"行数\",\"0\"");
        assertThat(text(get(reporter, "/periods/2016Q1/exceptions.csv"))).contains("\"待决定\",\"2016年4月28日\",\"汛期人手不足\"");
        assertThat(text(ask(approver, "2016Q1", Map.of("measure", "1", "until", "2016-04-29", "reason", "再次申请"))))
                .contains("同样的申请已经提出");
        assertThat(page(coordinator, "/").text()).contains("待审批的例外申请");
        assertThat(page(coordinator, "/notices").text()).contains("申请重新接收填报至2016年4月28日。汛期人手不足");
        assertThat(post(reporter, exception + "/grant", Map.of("until", "2016-04-28")))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(draft(entry)).as("not granted yet").hasStatus(HttpStatus.CONFLICT);

        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, exception + "/grant", Map.of("until", "2016-04-27")))
                    .hasRedirectedUrl(exception);
        }
        assertThat(text(post(coordinator, exception + "/refusal", Map.of("verdict", "晚了"))))
                .contains("这项申请已有决定");
        assertThat(page(stranger, "/periods/2016Q1").select("#exceptions").text())
                .contains("测试厅 （一）", "接收中", "2016年4月27日", "汛期人手不足");
        assertThat(page(stranger, "/periods/2016Q1")
                        .select("#exceptions a.export")
                        .eachAttr("href"))
                .contains("/periods/2016Q1/exceptions.csv");
        assertThat(text(get(stranger, "/periods/2016Q1/exceptions.csv")))
                .contains("\"接收中\",\"2016年4月27日\",\"汛期人手不足\"", "\"筛选（季度）\",\"2016年第一季度\"", "\"行数\",\"1\"");
        assertThat(text(get(stranger, "/periods/2016Q1/exceptions.csv?on=2016-04-24")))
                .contains("\"行数\",\"0\"");
        assertThat(page(reporter, "/notices").text()).contains("重新接收填报至2016年4月27日");
        assertThat(page(reporter, exception + "/history").text()).contains("申请例外", "重新接收一个单位的填报");
        assertThat(tasks(reporter)).containsExactly("EXCEPTION 2016-04-27 " + entry + "/form#progress");

        Days.itIs(database, "2016-04-27");
        assertThat(page(reporter, entry).text()).contains("重新接收填报至2016年4月27日");
        send(entry);
        approve(entry);
        assertThat(page(coordinator, entry).select(".entry-head").text()).contains("逾期");
        assertThat(draft(owed(period, 2))).as("another measure").hasStatus(HttpStatus.CONFLICT);
        assertThat(approvedProgress.untoldExceptions(period))
                .extracting(LetIn::unitName, LetIn::measure, one -> one.endsOn().toString(), LetIn::afterReport)
                .containsExactly(tuple("测试厅", "（一）", "2016-04-27", false));
    }

    @Test
    void afterThatDayNothingIsTakenAnyMore() {
        var period = lockedQuarter("2016Q2", "2016-07-25");
        var entry = owed(period, 1);
        letIn("2016Q2", Map.of("measure", "all", "until", "2016-07-26", "reason", "系统停机"));
        Days.itIs(database, "2016-07-26");
        assertThat(draft(entry)).hasRedirectedUrl(entry + "/form");

        Days.itIs(database, "2016-07-28");
        assertThat(draft(entry)).hasStatus(HttpStatus.CONFLICT);
        assertThat(tasks(reporter)).isEmpty();
        assertThat(page(reporter, "/periods/2016Q2").select("#exceptions").text())
                .contains("已到期");
    }

    @Test
    void whatWasGrantedCanBeEndedEarlierForAReason() {
        var period = lockedQuarter("2014Q2", "2014-07-25");
        var entry = owed(period, 1);
        letIn("2014Q2", Map.of("measure", "all", "until", "2014-08-10", "reason", "系统停机"));
        var exception = "/periods/2014Q2/exceptions/" + newest();
        assertThat(draft(entry)).hasRedirectedUrl(entry + "/form");
        assertThat(post(reporter, exception + "/end", Map.of("reason", "不要了"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(page(reporter, exception).select("main form[method=post]")).isEmpty();
        assertThat(text(post(coordinator, exception + "/end", Map.of("reason", " "))))
                .contains("请写明提前终止的原因");

        Days.itIs(database, "2014-07-28");
        for (var click = 0; click < 2; click++) {
            assertThat(post(coordinator, exception + "/end", Map.of("reason", "系统已恢复")))
                    .hasRedirectedUrl(exception);
        }
        assertThat(text(post(coordinator, exception + "/end", Map.of("reason", "再一次"))))
                .contains("已经终止");
        assertThat(draft(entry)).as("ended today").hasStatus(HttpStatus.CONFLICT);
        assertThat(page(coordinator, exception).select("main form[method=post]"))
                .isEmpty();
        assertThat(page(reporter, exception).text()).contains("已终止", "系统已恢复", "2014年7月28日");
        assertThat(page(reporter, "/notices").text()).contains("提前终止接收填报，自今日起不再接收。系统已恢复");
        assertThat(page(reporter, exception + "/history").text()).contains("提前终止一项例外");
        assertThat(approvedProgress.untoldExceptions(period))
                .extracting(one -> one.endsOn().toString())
                .containsExactly("2014-07-28");
    }

    @Test
    void aPastDayShowsHowItStoodThen() {
        var period = lockedQuarter("2014Q3", "2014-10-27");
        owed(period, 1);
        var exception = ask(reporter, "2014Q3", Map.of("measure", "1", "until", "2014-11-05", "reason", "汛期人手不足"))
                .getResponse()
                .getRedirectedUrl();
        Days.itIs(database, "2014-10-29");
        post(coordinator, exception + "/grant", Map.of("until", "2014-11-03", "verdict", "请抓紧"));
        Days.itIs(database, "2014-10-31");
        post(coordinator, exception + "/end", Map.of("reason", "材料已报齐"));
        Days.itIs(database, "2014-11-10");

        var asked = page(coordinator, exception + "?on=2014-10-28");
        assertThat(asked.select("main").text())
                .contains("截至2014年10月28日", "待决定", "2014年11月5日", "汛期人手不足")
                .doesNotContain("请抓紧", "材料已报齐");
        assertThat(asked.select("main form[method=post]")).isEmpty();
        assertThat(asked.select("#as-at a").attr("href")).isEqualTo(exception);
        assertThat(asked.select("a[href^=/periods/2014Q3?]").attr("href"))
                .isEqualTo("/periods/2014Q3?on=2014-10-28#exceptions");
        assertThat(page(coordinator, exception + "?on=2014-10-29")
                        .select("main")
                        .text())
                .contains("接收中", "2014年11月3日", "请抓紧")
                .doesNotContain("材料已报齐");
        assertThat(page(reporter, exception + "?on=2014-10-31").select("main").text())
                .contains("已终止", "材料已报齐");
        assertThat(page(coordinator, exception + "?on=2014-10-26")
                        .select("#as-at")
                        .text())
                .contains("这一天还看不到", "以下是今天的情况");
        var stranger = people.join(newUnit(), Role.REPORTER);
        assertThat(page(stranger, exception + "?on=2014-10-28").select("#as-at").text())
                .as("what waits for a decision is for the unit and the coordinators")
                .contains("这一天还看不到");
        assertThat(page(stranger, exception + "?on=2014-10-29").select("main").text())
                .contains("接收中");
        assertThat(page(coordinator, "/periods/2014Q3?on=2014-10-28")
                        .select("#exceptions th a")
                        .attr("href"))
                .isEqualTo(exception + "?on=2014-10-28");
    }

    private long newest() {
        return database.sql("select max(id) from period_exception")
                .query(Long.class)
                .single();
    }

    @Test
    void afterTheReportWhatComesInIsToldAsACorrectionInTheNextOne() {
        var period = lockedQuarter("2016Q3", "2016-10-27");
        var next = lockedQuarter("2016Q4", "2017-01-24");
        var frozen = approvedAndFrozen(period);
        var missing = owed(period, 2);
        Days.itIs(database, "2016-10-27");

        letIn("2016Q3", Map.of("measure", "1", "until", "2016-11-01", "reason", "口径有误"));
        var correction = database.sql("select id, state from progress_entry where corrects_id = ?")
                .params(id(frozen))
                .query((row, n) -> "/entries/" + row.getLong("id") + " " + row.getString("state"))
                .single();
        assertThat(correction).endsWith(" DRAFT");
        var corrected = correction.substring(0, correction.indexOf(' '));
        assertThat(stateOf(frozen)).isEqualTo("FROZEN");
        sendCorrected(corrected);
        approve(corrected);

        letIn("2016Q3", Map.of("measure", "all", "until", "2016-11-01", "reason", "漏报"));
        send(missing);
        approve(missing);
        assertThat(page(reporter, missing).text()).contains("所报内容按更正写入下一期报告");

        assertThat(approvedProgress.untoldCorrections(next))
                .filteredOn(one -> one.quarter().equals(Quarter.of("2016Q3")))
                .extracting(one -> one.measure().substring(0, 3), Correction::madeUp)
                .containsExactly(tuple("（一）", false), tuple("（二）", true));
        assertThat(approvedProgress.untoldExceptions(next))
                .filteredOn(one -> one.quarter().equals(Quarter.of("2016Q3")))
                .extracting(LetIn::reason, LetIn::afterReport)
                .contains(tuple("口径有误", true), tuple("漏报", true));
    }

    @Test
    void thereMustBeSomethingToLetInFor() {
        var period = lockedQuarter("2015Q3", "2015-10-27");
        var entry = owed(period, 1);
        assertThat(text(ask(reporter, "2015Q3", Map.of("measure", "5", "until", "2015-11-02", "reason", "x"))))
                .contains("没有这项应报事项");
        var mistaken = ask(reporter, "2015Q3", Map.of("measure", "", "until", "2015-10-26", "reason", ""));
        assertThat(mistaken).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(mistaken)).contains("请选择一项措施", "不能早于今天", "请写明原因");
        database.sql("update reporting_period set lock_on = date '2015-10-27' where id = ?")
                .params(period)
                .update();
        assertThat(text(ask(reporter, "2015Q3", Map.of("measure", "1", "until", "2015-11-02", "reason", "x"))))
                .as("still open")
                .contains("尚未锁定");
        send(entry);
        approve(entry);
        Days.itIs(database, "2015-10-28");
        assertThat(text(ask(coordinator, "2015Q3", Map.of("measure", "1", "until", "2015-11-02", "reason", "x"))))
                .contains("各项均已审核通过");
        assertThat(ask(people.join(DEVELOPMENT_AND_REFORM, Role.LEADER), "2015Q3", Map.of()))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void nobodyGrantsWhatHeAskedForAndARefusalSaysWhy() {
        var period = lockedQuarter("2015Q4", "2016-01-25");
        owed(DEVELOPMENT_AND_REFORM, "RESPONSIBLE", period, 3);
        var both = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR, Role.REPORTER);
        var exception = ask(both, "2015Q4", Map.of("unit", "7", "measure", "3", "until", "2016-02-01", "reason", "漏报"))
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(both, exception).select("main form[method=post]")).isEmpty();
        assertThat(text(post(both, exception + "/grant", Map.of("until", "2016-02-01"))))
                .contains("须由其他协调员决定");
        assertThat(post(coordinator, exception + "/refusal", Map.of("verdict", "")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(coordinator, exception + "/refusal", Map.of("verdict", "下一季度补报即可")))
                .hasRedirectedUrl(exception);
        assertThat(page(both, exception).text()).contains("不同意", "下一季度补报即可");
    }

    private List<String> tasks(Actor person) {
        return database.sql("""
                        select deadline || ' ' || due_on || ' ' || href
                        from open_task((select set_to from business_date) + time '10:00')
                        where account_id = ? and kind = 'FILL' and quarter like '2016%'
                        """).params(person.accountId()).query(String.class).list();
    }

    private MvcTestResult draft(String entry) {
        return save(reporter, entry, Map.of("draft", "keep", "progress", "已下达。"));
    }

    private MvcTestResult ask(Actor actor, String quarter, Map<String, String> typed) {
        var form = new HashMap<>(typed);
        form.putIfAbsent("unit", Long.toString(unit));
        return post(actor, "/periods/" + quarter + "/exceptions", full(form));
    }

    private void letIn(String quarter, Map<String, String> typed) {
        assertThat(ask(coordinator, quarter, typed)).hasStatus(HttpStatus.FOUND);
    }

    /** A quarter that was locked the day before the day. */
    private long lockedQuarter(String quarter, String today) {
        var days = Quarter.of(quarter);
        Days.itIs(database, today);
        return database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on, established_on)
                        values (1, :quarter, :starts, :ends, :ends, date :today - 15, date :today - 12, date :today - 9, date :today - 1, :ends)
                        returning id
                        """.replace("date :today", "cast(:today as date)"))
                .param("quarter", quarter)
                .param("starts", days.firstDay())
                .param("ends", days.lastDay())
                .param("today", today)
                .query(Long.class)
                .single();
    }

    /** An entry that the sent report of the quarter rests on. */
    private String approvedAndFrozen(long period) {
        var entry = owed(period, 1);
        Days.itIs(database, "2016-10-20");
        send(entry);
        approve(entry);
        database.sql("update progress_entry set state = 'FROZEN' where id = ?")
                .params(id(entry))
                .update();
        database.sql("update reporting_period set reported_on = date '2016-10-21' where id = ?")
                .params(period)
                .update();
        return entry;
    }
}
