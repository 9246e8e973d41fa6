package luoshi.burden;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
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
import org.springframework.transaction.annotation.Transactional;

/** 填报负担账本: every field of the forms is a question with its cost, and before more is asked one sees what is there. */
@WebTest
class BurdenPagesTests {

    /** Its entries stand for those of all units: it leads measures with indicators. */
    private static final long HUMAN_RESOURCES = 1;

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    private Actor coordinator;
    private Actor reporter;

    @BeforeEach
    void thePeriodIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        reporter = people.join(HUMAN_RESOURCES, Role.REPORTER);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    @Test
    void everyNumberOpensAListOfThatManyRows() {
        var page = page(coordinator, "/burden?quarter=2020Q3");
        var links = page.select("#questions td a, .tiles a");
        assertThat(links).hasSizeGreaterThan(20);
        for (var link : links) {
            var number = Integer.parseInt(link.text().replaceAll("\\D", ""));
            assertThat(rowsOf(link.attr("href"))).as(link.attr("href")).isEqualTo(number);
        }
        var unit = page.select("#units td a").first();
        assertThat(rowsOf(unit.attr("href"))).isEqualTo(Integer.parseInt(unit.text()));
    }

    @Test
    void theFormThatAsksForEverythingShowsEverything() {
        assertThat(page(coordinator, "/burden/2020Q3/asked?question=&unit=&answered=")
                        .select("tbody tr"))
                .hasSize(100);
    }

    private int rowsOf(String address) {
        var rows = 0;
        for (var next = address; !next.isEmpty(); ) {
            var page = page(coordinator, next);
            rows += page.select("tbody tr").size();
            next = page.select(".pager a[rel=next]").attr("href");
        }
        return rows;
    }

    @Test
    void whatIsOwedIsAskedWhetherItIsAnsweredOrNot() {
        var owed = database.sql("""
                        select count(*) from reporting_obligation o join reporting_period p on p.id = o.period_id
                        where p.quarter = '2020Q3'
                        """).query(Integer.class).single();
        var rows = page(coordinator, "/burden?quarter=2020Q3").select("#questions tbody tr");
        assertThat(rows).hasSize(Question.values().length);
        assertThat(rows.select("tr:has(th:matchesOwn(^进展情况$)) td").get(4).text())
                .isEqualTo(Integer.toString(owed));
    }

    @Test
    void whatWasWaivedIsNotAsked() {
        database.sql(
                        "insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on, "
                                + "report_on, lock_on, established_on) values (1, '2013Q1', '2013-01-01', '2013-03-31', '2013-03-15', "
                                + "'2013-04-05', '2013-04-08', '2013-04-10', '2013-04-15', '2013-03-15')")
                .update();
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, r.measure_id, r.unit_id, r.id, 'RESPONSIBLE', r.position, '测试厅', p.opens_on
                            from reporting_period p
                              cross join (select * from responsibility order by id limit 2) r
                            where p.quarter = '2013Q1'
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id, held_since)
                        select id, period_id, measure_id, unit_id, now() from owed
                        """).update();
        assertThat(asked("2013Q1")).isEqualTo(2);

        database.sql("""
                        insert into obligation_waiver (obligation_id, reason, waived_by, waived_on, waived_at)
                        select min(o.id), '职责已划转', :by, date '2013-03-20', now()
                        from reporting_obligation o join reporting_period p on p.id = o.period_id
                        where p.quarter = '2013Q1'
                        """).param("by", coordinator.accountId()).update();
        assertThat(asked("2013Q1")).isEqualTo(1);
    }

    private int asked(String quarter) {
        return asked(quarter, Question.PROGRESS);
    }

    private int asked(String quarter, Question question) {
        return database.sql("""
                        select count(*) from reporting_period p cross join lateral question_asked(p.id) q
                        where p.quarter = ? and q.question = ?
                        """)
                .params(quarter, question.name())
                .query(Integer.class)
                .single();
    }

    @Test
    void whatAUnitFillsInOnOccasionIsCountedWhereItDoesSo() {
        var owed = database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on, established_on)
                            values (1, '2012Q1', '2012-01-01', '2012-03-31', '2012-03-15', '2012-04-05', '2012-04-08',
                                    '2012-04-10', '2012-04-15', '2012-03-15')
                            returning id)
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select p.id, r.measure_id, r.unit_id, r.id, 'RESPONSIBLE', r.position, '测试厅', date '2012-03-15'
                        from period p cross join (select * from responsibility order by id limit 1) r
                        returning id
                        """).query(Long.class).single();
        for (var question :
                List.of(Question.LIGHT_REVIEW, Question.PROBLEM_ANSWER, Question.EXCEPTION, Question.URGE_REQUEST)) {
            assertThat(asked("2012Q1", question)).as(question.name()).isZero();
        }
        database.sql("""
                        insert into light_review (period_id, measure_id, unit_id, light, reason, evidence, asked_by, asked_on,
                                                  asked_at, submit_key)
                        select period_id, measure_id, unit_id, 'RED', '理由', '依据', :by, date '2012-04-11', now(),
                               gen_random_uuid()
                        from reporting_obligation where id = :owed
                        """).param("by", reporter.accountId()).param("owed", owed).update();
        database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at,
                                                  closing, closed_by, closed_on)
                        select id, 'NEED', '请协调用地', unit_id, date '2012-04-20', 'RESOLVED', :by, now(), '已协调', :by,
                               date '2012-04-18'
                        from reporting_obligation where id = :owed
                        """)
                .param("by", coordinator.accountId())
                .param("owed", owed)
                .update();
        database.sql("""
                        insert into period_exception (period_id, unit_id, state, asked_until, reason, asked_by, asked_at, asked_on,
                                                      submit_key)
                        select o.period_id, a.unit_id, 'REQUESTED', date '2012-04-30', '系统故障', a.id, now(),
                               date '2012-04-16', gen_random_uuid()
                        from reporting_obligation o, account a where o.id = :owed and a.id = :by
                        """).param("by", reporter.accountId()).param("owed", owed).update();
        database.sql("""
                        insert into urge_request (obligation_id, period_id, unit_id, reason, requesting_unit, requested_by,
                                                  requested_at, requested_on, submit_key)
                        select id, period_id, unit_id, '汇总缺数', (select max(id) from unit where id <> o.unit_id), :by, now(),
                               date '2012-04-06', gen_random_uuid()
                        from reporting_obligation o where id = :owed
                        """).param("by", reporter.accountId()).param("owed", owed).update();

        for (var question :
                List.of(Question.LIGHT_REVIEW, Question.PROBLEM_ANSWER, Question.EXCEPTION, Question.URGE_REQUEST)) {
            assertThat(asked("2012Q1", question)).as(question.name()).isEqualTo(1);
        }
    }

    @Test
    @Transactional
    void whatWasRevokedBeforeTheUnitAnsweredIsNotAskedOfIt() {
        var owed = database.sql("select min(id) from reporting_obligation where unit_id = ?")
                .params(HUMAN_RESOURCES)
                .query(Long.class)
                .single();
        var revoked = finding(owed, 2001);
        var answered = finding(owed, 2002);
        step(revoked, "RELEASED", "RECTIFYING", "2020-10-08");
        step(answered, "RELEASED", "RECTIFYING", "2020-10-08");
        step(answered, "REPLIED", "RECHECK", "2020-10-09");
        step(revoked, "REVOKED", "REVOKED", "2020-10-10");
        step(answered, "REVOKED", "REVOKED", "2020-10-10");

        assertThat(rectifications("2020-10-07")).isEqualTo("0/0");
        assertThat(rectifications("2020-10-08")).isEqualTo("0/2");
        assertThat(rectifications("2020-10-09")).isEqualTo("1/2");
        assertThat(rectifications("2020-10-10")).isEqualTo("1/1");
        assertThat(rectifications("infinity")).isEqualTo("1/1");
    }

    /** How many demands of the findings were answered and made by the day. */
    private String rectifications(String day) {
        return database.sql("""
                        select count(*) filter (where q.answered) || '/' || count(*)
                        from reporting_period p cross join lateral question_asked(p.id, ?::date) q
                        where q.question = 'RECTIFICATION' and q.about in ('赣落实查〔2020〕2001号', '赣落实查〔2020〕2002号')
                        """).params(day).query(String.class).single();
    }

    private long finding(long obligation, int number) {
        return database.sql("""
                        insert into finding (obligation_id, method, place, found_on, verdict, severity, facts, demand, rectify_by,
                                             doc_number, state, submit_key)
                        values (?, 'RANDOM_CHECK', '测试县', date '2020-10-07', 'PARTLY', 'MINOR', '台账不全', '请补齐台账',
                                date '2020-10-30', ?, 'RECTIFYING', gen_random_uuid())
                        returning id
                        """)
                .params(obligation, "赣落实查〔2020〕" + number + "号")
                .query(Long.class)
                .single();
    }

    private void step(long finding, String kind, String state, String day) {
        database.sql("""
                        insert into finding_step (finding_id, kind, state, words, rectify_by, taken_by, taken_at, taken_on)
                        values (?, ?, ?, '说明', case ? when 'RELEASED' then date '2020-10-30' end, ?, now(), ?::date)
                        """)
                .params(finding, kind, state, kind, coordinator.accountId(), day)
                .update();
    }

    @Test
    @Transactional
    void onAPastDayOneSeesWhatHadBeenAskedAndAnsweredByThen() {
        database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on, established_on)
                            values (1, '2011Q1', '2011-01-01', '2011-03-31', '2011-03-15', '2011-04-05', '2011-04-08',
                                    '2011-04-10', '2011-04-15', '2011-03-15')
                            returning id),
                        obligation as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, r.measure_id, r.unit_id, r.id, 'RESPONSIBLE', r.position, '测试厅', date '2011-03-15'
                            from period p cross join (select * from responsibility order by id limit 1) r
                            returning id, period_id, unit_id),
                        problem as (
                            insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by,
                                                      assigned_at, answer, answered_by, answered_at, answered_on)
                            select id, 'NEED', '请协调用地', unit_id, date '2011-04-20', 'ANSWERED', :by, now(), '已协调', :by,
                                   now(), date '2011-04-18'
                            from obligation returning id, owner_id)
                        insert into problem_case_version (case_id, number, state, owner_id, due_on, note, answer, closing, kept_on,
                                                          answered_by, answered_at, answered_on)
                        select id, 0, 'ASSIGNED', owner_id, date '2011-04-20', '', '', '', date '2011-04-08', null, null, null
                        from problem
                        union all
                        select id, 1, 'ANSWERED', owner_id, date '2011-04-20', '', '已协调', '', date '2011-04-18', :by, now(),
                               date '2011-04-18'
                        from problem
                        """).param("by", coordinator.accountId()).update();

        assertThat(answers("2011-04-07")).isEqualTo("0/0");
        assertThat(answers("2011-04-17")).isEqualTo("0/1");
        assertThat(answers("2011-04-18")).isEqualTo("1/1");
        assertThat(page(coordinator, "/burden?quarter=2011Q1&on=2011-03-14").select("#units"))
                .isEmpty();
        var list = page(coordinator, "/burden/2011Q1/asked?on=2011-04-17");
        assertThat(list.select("#as-at").text()).contains("截至2011年4月17日的情况", "草稿不留记录");
        assertThat(list.select("main a.button").eachAttr("href"))
                .hasSize(2)
                .allMatch(address -> address.endsWith("on=2011-04-17"));
    }

    /** How many problems were answered and assigned by the day. */
    private String answers(String day) {
        var page = page(coordinator, "/burden?quarter=2011Q1&on=" + day);
        var cells = page.select("#questions tr:has(th:contains(对交办问题的答复)) td.number a");
        assertThat(cells.eachAttr("href")).allMatch(address -> address.endsWith("&on=" + day));
        return cells.get(1).text() + "/" + cells.get(0).text();
    }

    @Test
    void everyFieldThatAUnitFillsInIsAQuestionOfTheLedger() {
        var known = Arrays.stream(Question.values())
                .flatMap(question -> question.controls().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        var entry = database.sql("""
                        select e.id from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                        where p.quarter = '2020Q3' and e.unit_id = ? and o.role = 'LEAD' and e.state in ('TO_FILL', 'DRAFT')
                        order by e.id limit 1
                        """).params(HUMAN_RESOURCES).query(Long.class).single();
        var asked = controls(page(reporter, "/entries/" + entry + "/form"));
        assertThat(asked).contains("progress", "status", "summary");
        assertThat(known).containsAll(asked);

        var claim = database.sql("select id from claim where unit_id = ? and state = 'ASSIGNED' order by id limit 1")
                .params(HUMAN_RESOURCES)
                .query(Long.class)
                .single();
        assertThat(known).containsAll(controls(page(reporter, "/claims/" + claim + "/form")));
    }

    /** What a person fills in on a page, besides searching, signing out and choosing what to see. */
    private static Set<String> controls(Document page) {
        return page
                .select("main form[method=post] textarea[name], main form[method=post] select[name],"
                        + " main form[method=post] input[name]:not([type=hidden])")
                .stream()
                .map(control -> control.attr("name").replaceAll("\\[\\d+]", "[]"))
                .collect(Collectors.toSet());
    }

    @Test
    void aUnitSeesWhatItWasAskedItselfAndNothingOfOthers() {
        var units = page(reporter, "/burden?quarter=2020Q3").select("#units tbody tr");
        assertThat(units).hasSize(1);
        assertThat(page(reporter, "/burden/2020Q3/asked").select("tbody th").eachText())
                .isNotEmpty()
                .containsOnly(units.select("th").text());
        var other = database.sql("select code from unit where id = ?")
                .params(DEVELOPMENT_AND_REFORM)
                .query(String.class)
                .single();
        assertThat(page(coordinator, "/burden/2020Q3/asked?unit=" + other).select("tbody tr"))
                .isNotEmpty();
        assertThat(page(reporter, "/burden/2020Q3/asked?unit=" + other).select("tbody tr"))
                .isEmpty();
    }

    @Test
    void beforeMoreIsAskedOneSeesWhatIsThereAndWhatItCosts() {
        var page = page(coordinator, "/burden/proposals/new?name=5G基站数&words=5G&per=OBLIGATION&fields=2");
        assertThat(page.select("#answers li").eachText())
                .anyMatch(text -> text.contains("5G"))
                .noneMatch(text -> text.matches(".*20\\d\\dQ\\d.*"));
        var owed = database.sql("""
                        select count(*) from reporting_obligation o join reporting_period p on p.id = o.period_id
                        where p.quarter = '2020Q3'
                        """).query(Integer.class).single();
        assertThat(page.select("#cost").text()).contains("每季度" + owed + "次", "共");
        assertThat(page(coordinator, "/burden/proposals/new?name=x&words=绝无此词&per=LEAD&fields=1")
                        .select("#answers .empty"))
                .hasSize(1);
    }

    @Test
    void theConclusionIsKeptOnceWithItsReason() {
        var name = "测试问题" + UUID.randomUUID();
        var typed = new HashMap<>(Map.of(
                "name",
                name,
                "words",
                "5G",
                "per",
                "LEAD",
                "fields",
                "1",
                "verdict",
                "USE_WHAT_IS_THERE",
                "reason",
                "文件指标已有",
                "submitKey",
                UUID.randomUUID().toString()));
        assertThat(post(coordinator, typed)).hasRedirectedUrl("/burden#proposals");
        assertThat(post(coordinator, typed)).hasRedirectedUrl("/burden#proposals");

        var rows = page(reporter, "/burden").select("#proposals tr:contains(" + name + ")");
        assertThat(rows).hasSize(1);
        assertThat(rows.text()).contains("用已有的回答", "文件指标已有", coordinator.displayName());
        assertThat(text(browser.get()
                        .uri("/burden/proposals.csv")
                        .with(as(reporter))
                        .exchange()))
                .contains("\"" + name + "\",\"每条措施的牵头单位\"")
                .contains("\"用已有的回答，不问\",\"文件指标已有\",\"" + coordinator.displayName() + "\"");
        assertThat(database.sql(
                                "select count(*) from audit_record where action = 'QuestionDecided' and detail ->> 'name' = ?")
                        .params(name)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withoutAReasonNothingIsKeptAndWhatWasTypedStays() {
        var result = post(
                coordinator,
                Map.of("name", "无理由的问题", "words", "5G", "per", "LEAD", "fields", "1", "verdict", "ASK", "reason", " "));
        assertThat(result).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        var page = Jsoup.parse(text(result));
        assertThat(page.select(".error-summary").text()).contains("理由");
        assertThat(page.select("input[name=name]").first().attr("value")).isEqualTo("无理由的问题");
        assertThat(page(coordinator, "/burden").select("#proposals").text()).doesNotContain("无理由的问题");
    }

    @Test
    void unitsSeeTheLedgerAndOnlyCoordinatorsPropose() {
        assertThat(page(reporter, "/burden").select("a[href=/burden/proposals/new]"))
                .isEmpty();
        assertThat(browser.get().uri("/burden/proposals/new").with(as(reporter)).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(reporter, Map.of("name", "x"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get()
                        .uri("/burden")
                        .with(as(people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN)))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    private Document page(Actor actor, String uri) {
        var result = browser.get().uri(uri).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    private MvcTestResult post(Actor actor, Map<String, String> typed) {
        var request = browser.post().uri("/burden/proposals").with(as(actor)).with(csrf());
        typed.forEach(request::param);
        return request.exchange();
    }

    private static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
