package luoshi;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import luoshi.progress.offline.Workbooks;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A page asks the database a bounded number of questions, however many rows it shows. */
@SpringBootTest(properties = {"db-scheduler.enabled=false", "spring.application.name=statements"})
@AutoConfigureMockMvc
@Import({TestDatabase.class, People.class, StatementsPerPageTests.Counting.class})
@DirtiesContext
class StatementsPerPageTests {

    /** Text, steps, 核稿, lights, changes, 批示 and their tasks stand on one page; its files are made of five tables. */
    private static final int WITH_ALL_OF_A_REPORT = 16;

    /** The check writes the text of the report anew, from the quarter before as well, to say what would be said otherwise by now. */
    private static final int WRITTEN_ANEW = 28;

    /** By thread: what sessions or the scheduler clean up meanwhile is no question of the page. */
    private static final ThreadLocal<AtomicInteger> STATEMENTS = ThreadLocal.withInitial(AtomicInteger::new);

    @Autowired
    private MockMvcTester browser;

    @Autowired
    private People people;

    @Autowired
    private JdbcClient database;

    @Autowired
    private PeriodOpening opening;

    @BeforeEach
    void twoPeriodsAreOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @Test
    void theSameForOneRowAndForAHundred() {
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var few = statements(coordinator, "/periods/2020Q3/obligations?measure=14&unit=360100");
        var many = statements(coordinator, "/periods/2020Q3/obligations");

        assertThat(many).isEqualTo(few);
    }

    @Test
    void atMostTenOnEveryPage() {
        var reporter = people.join(1, Role.REPORTER, Role.UNIT_APPROVER);
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        var admin = people.join(DEVELOPMENT_AND_REFORM, Role.ADMIN);
        var entry = database.sql("select min(id) from progress_entry where unit_id = 1 and period_id = 2")
                .query(Long.class)
                .single();
        var pages = Map.<String, Actor>ofEntries(
                Map.entry("/", reporter),
                Map.entry("/policy", reporter),
                Map.entry("/policy/board", reporter),
                Map.entry("/policy/board/1/1", coordinator),
                Map.entry("/policy?on=2020-10-09", reporter),
                Map.entry("/policy/board?on=2020-10-09", reporter),
                Map.entry("/entries/" + entry + "?on=2020-10-09", reporter),
                Map.entry("/entries/" + entry + "?on=2019-10-09", reporter),
                Map.entry("/unit/onboarding?on=2020-10-09", reporter),
                Map.entry("/reports/2020Q3/preparation?on=2020-10-09", coordinator),
                Map.entry("/policy/board/1/1?on=2020-10-09", coordinator),
                Map.entry("/supporting-documents?on=2020-10-09", coordinator),
                Map.entry("/periods?on=2020-10-09", coordinator),
                Map.entry("/policy/chains?on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q3/standards?on=2020-10-09", coordinator),
                Map.entry("/instructions?on=2020-10-09", coordinator),
                Map.entry("/supporting-documents?show=missing&on=2020-10-09", coordinator),
                Map.entry("/measures/1", reporter),
                Map.entry("/measures/1?on=2020-10-09", reporter),
                Map.entry("/measures/14/light", coordinator),
                Map.entry("/measures/14/light?on=2020-10-09", coordinator),
                Map.entry("/measures/14/light/changes?on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q3/matrix?show=lights&on=2020-10-09", leader),
                Map.entry("/measures/14/light/changes", coordinator),
                Map.entry("/measures/1/light/reviews", reporter),
                Map.entry("/measures/14/light/history", reporter),
                Map.entry("/measures/17/trajectories/55/history", reporter),
                Map.entry("/measures/14/lead/withdrawal", coordinator),
                Map.entry("/burden/history", reporter),
                Map.entry("/notices/mail/history", reporter),
                Map.entry("/saved-views/of/ledger/history", coordinator),
                Map.entry("/measures/17/trajectories/55", coordinator),
                Map.entry("/measures/17/indicators/55", coordinator),
                Map.entry("/indicators", reporter),
                Map.entry("/indicators?chapter=3&type=cumulative&light=grey", coordinator),
                Map.entry("/lights", coordinator),
                Map.entry("/problems?on=2020-10-09", coordinator),
                Map.entry("/claims?on=2020-10-09", coordinator),
                Map.entry("/indicators?on=2020-10-09", coordinator),
                Map.entry("/measures/17/indicators/55?on=2020-10-09", coordinator),
                Map.entry("/lights?chapter=2&kind=TARGET&on=2020-10-09", coordinator),
                Map.entry("/task-points?on=2020-10-09", coordinator),
                Map.entry("/open-wordings?on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q3/comparison", leader),
                Map.entry("/periods/2020Q3/comparison?on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q3/next-steps", leader),
                Map.entry("/periods/2020Q3/next-steps?on=2020-10-09", coordinator),
                Map.entry("/problems/open", leader),
                Map.entry("/problems/open?on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q3/standards", reporter),
                Map.entry("/periods/2020Q3/standards?standard=on-time&group=not-met", coordinator),
                Map.entry("/lights/rule", coordinator),
                Map.entry("/claims", coordinator),
                Map.entry("/supporting-documents", coordinator),
                Map.entry("/supporting-documents?show=missing", coordinator),
                Map.entry("/task-points", coordinator),
                Map.entry("/task-points?show=bare", coordinator),
                Map.entry("/task-points/new?measure=1", coordinator),
                Map.entry("/open-wordings", coordinator),
                Map.entry("/claims/naming?measure=18", coordinator),
                Map.entry("/claims/naming?measure=6", coordinator),
                Map.entry("/measures/14/lead", coordinator),
                Map.entry("/measures/6/settlement", coordinator),
                Map.entry("/policy/chains", reporter),
                Map.entry("/policy/chains/2/department", coordinator),
                Map.entry("/open-wordings/19", reporter),
                Map.entry("/open-wordings/19/difference", reporter),
                Map.entry("/claims/1/difference", reporter),
                Map.entry("/claims/1", reporter),
                Map.entry("/claims/1?on=2020-10-09", reporter),
                Map.entry("/open-wordings/19?on=2020-10-09", reporter),
                Map.entry("/claims/1/form", reporter),
                Map.entry("/periods", leader),
                Map.entry("/periods/matrix", leader),
                Map.entry("/periods/2020Q3/matrix", leader),
                Map.entry("/periods/2020Q3/matrix?show=lights", leader),
                Map.entry("/periods/2020Q3", leader),
                Map.entry("/?on=2020-10-09", leader),
                Map.entry("/periods/2020Q3/assessments", leader),
                Map.entry("/periods/2020Q3?on=2020-10-09", leader),
                Map.entry("/periods/matrix?on=2020-10-09", leader),
                Map.entry("/periods/2020Q3/matrix?on=2020-10-09", leader),
                Map.entry("/periods/2020Q3/obligations?light=grey&kind=TARGET&on=2020-10-09", coordinator),
                Map.entry("/periods/2020Q4", coordinator),
                Map.entry("/periods/2020Q4/dates?for=opening", coordinator),
                Map.entry("/periods/new", coordinator),
                Map.entry("/periods/2020Q3/exceptions/new", coordinator),
                Map.entry("/periods/rule", coordinator),
                Map.entry("/periods/2020Q3/obligations", coordinator),
                Map.entry("/entries/" + entry, reporter),
                Map.entry("/entries/" + entry + "/form", reporter),
                Map.entry("/entries/" + entry + "/history", reporter),
                Map.entry("/entries/" + entry + "/difference", reporter),
                Map.entry("/periods/2020Q3/history", leader),
                Map.entry("/tasks?of=PROVINCE_REVIEW&due=2020-10-19", coordinator),
                Map.entry("/tasks?on=2020-10-09", coordinator),
                Map.entry("/?on=2020-10-08", reporter),
                Map.entry("/unit-check?on=2020-10-09", reporter),
                Map.entry("/reports?on=2020-10-09", coordinator),
                Map.entry("/unit?on=2020-10-09", reporter),
                Map.entry("/notices?on=2020-10-09", reporter),
                Map.entry("/unit-review?on=2020-10-09", reporter),
                Map.entry("/province-review?on=2020-10-09", coordinator),
                Map.entry("/province-review/returns?quarter=2020Q3&on=2020-10-09", coordinator),
                Map.entry("/urges/requests?on=2020-10-09", coordinator),
                Map.entry("/ledger", reporter),
                Map.entry("/burden", reporter),
                Map.entry("/burden?on=2020-10-09", coordinator),
                Map.entry("/burden/2020Q3/asked?on=2020-10-09", coordinator),
                Map.entry("/burden/2020Q3/asked", coordinator),
                Map.entry("/burden/proposals/new?name=5G&words=5G&per=LEAD&fields=1", coordinator),
                Map.entry("/ledger?quarter=all&light=grey&on=2020-10-09", coordinator),
                Map.entry("/unit", reporter),
                Map.entry("/unit/onboarding", reporter),
                Map.entry("/notices", reporter),
                Map.entry("/periods/2020Q3/package", reporter),
                Map.entry("/notices/mail", reporter),
                Map.entry("/notices/reminders", coordinator),
                Map.entry("/mail", admin),
                Map.entry("/holidays", admin),
                Map.entry("/holidays/2021", admin),
                Map.entry("/accounts/" + reporter.accountId() + "/handover", admin),
                Map.entry("/unit-review", reporter),
                Map.entry("/close-outs", coordinator),
                Map.entry("/extensions", coordinator),
                Map.entry("/typed-forms", reporter),
                Map.entry("/urges", coordinator),
                Map.entry("/urges?on=2020-10-09", coordinator),
                Map.entry("/extensions?on=2020-10-09", coordinator),
                Map.entry("/close-outs?on=2020-10-09", coordinator),
                Map.entry("/urges/requests", coordinator),
                Map.entry("/urges/requests/new", reporter),
                Map.entry("/urges/rule", coordinator),
                Map.entry("/instructions", coordinator),
                Map.entry("/problems", coordinator),
                Map.entry("/findings", coordinator),
                Map.entry("/findings?show=rectifying&on=2020-10-09", leader),
                Map.entry("/problems?quarter=2020Q3&alike=true", reporter),
                Map.entry("/search?q=就业", reporter),
                Map.entry("/search?q=就业&on=2020-10-09", reporter),
                Map.entry("/search?q=就业 企业&kind=ENTRY&on=2020-10-09", leader),
                Map.entry("/search?q=就业 企业&kind=ENTRY&quarter=2020Q3", coordinator),
                Map.entry("/urges/new?level=BLUE", coordinator),
                Map.entry("/province-review", coordinator),
                Map.entry("/province-review?quarter=2020Q3&days=3&resubmitted=true", coordinator),
                Map.entry("/province-review/returns?quarter=2020Q3", coordinator),
                Map.entry("/reports", leader),
                Map.entry("/unit-check", reporter),
                Map.entry("/reports/2020Q3/preparation", coordinator),
                Map.entry("/audit", People.AUDITOR),
                Map.entry("/measures/14/history", reporter),
                Map.entry("/jobs", coordinator),
                Map.entry("/accounts", admin),
                Map.entry("/units", admin));
        var counts = new TreeMap<String, Integer>();
        pages.forEach((uri, actor) -> counts.put(uri, statements(actor, uri)));
        assertThat(counts)
                .hasSize(pages.size())
                .allSatisfy((uri, count) -> assertThat(count).as(uri).isBetween(1, 10));
    }

    @Test
    void atMostTenOnATaskPointAndOnTheRequestsAroundItWithTheirHistories() {
        var asking = database.sql("""
                        select c.unit_id from claim c join reporting_obligation o on o.measure_id = c.measure_id
                                                                                 and o.unit_id = c.unit_id
                        where c.measure_id = 17 and o.period_id = 2 order by c.id limit 1
                        """).query(Long.class).single();
        var reporter = people.join(asking, Role.REPORTER);
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var point = database.sql("""
                        insert into task_point (measure_id, clause_id, title, words, start_offset, end_offset, due_on, state,
                                                proposed_by, proposed_at, decided_by, decided_at, submit_key)
                        select c.measure_id, c.id, '印发办法', left(c.text, 4), c.start_offset, c.start_offset + 4,
                               date '2020-12-31', 'ACCEPTED', :by, now(), :by, now(), gen_random_uuid()
                        from clause c where c.measure_id = 17 order by c.number limit 1
                        returning id
                        """)
                .param("by", coordinator.accountId())
                .query(Long.class)
                .single();
        database.sql("insert into task_point_unit (task_point_id, unit_id) values (?, ?)")
                .params(point, asking)
                .update();
        var extension = database.sql("""
                        insert into extension_request (claim_id, task_point_id, due_on, asked_for, reason, asked_by, asked_at,
                                                       asked_on, submit_key)
                        select c.id, :point, date '2020-12-31', date '2021-01-31', '会签单位较多。', :by, now(),
                               date '2020-10-08', gen_random_uuid()
                        from claim c where c.measure_id = 17 and c.unit_id = :unit limit 1
                        returning id
                        """)
                .param("point", point)
                .param("by", reporter.accountId())
                .param("unit", asking)
                .query(Long.class)
                .single();
        var urge = database.sql("""
                        insert into urge_notice (level, doc_number, unit_id, period_id, body, answer_by, issued_by, issued_at,
                                                 issued_on, submit_key)
                        values ('BLUE', '赣落实催〔2020〕901号', ?, 2, '请尽快报送。', date '2020-10-19', ?, now(),
                                date '2020-10-09', gen_random_uuid()) returning id
                        """)
                .params(asking, coordinator.accountId())
                .query(Long.class)
                .single();
        database.sql("""
                        insert into urge_notice_obligation (notice_id, obligation_id)
                        select ?, id from reporting_obligation where unit_id = ? and period_id = 2
                        """).params(urge, asking).update();
        var request = database.sql("""
                        insert into urge_request (obligation_id, period_id, unit_id, reason, requesting_unit, requested_by,
                                                  requested_at, requested_on, submit_key)
                        select o.id, o.period_id, o.unit_id, '汇总需要该部分。', :unit, :by, now(), date '2020-10-09',
                               gen_random_uuid()
                        from reporting_obligation o where o.period_id = 2 and o.unit_id <> :unit
                        order by o.id limit 1
                        returning id
                        """)
                .param("unit", asking)
                .param("by", reporter.accountId())
                .query(Long.class)
                .single();
        var document = "/supporting-documents/"
                + database.sql("""
                        insert into supporting_document (unit_id, title, doc_number, doc_date, registered_by, registered_at,
                                                         submit_key)
                        values (?, '实施方案', '测试发〔2020〕901号', date '2020-06-01', ?, timestamptz '2020-06-02 10:00+08',
                                gen_random_uuid()) returning id
                        """)
                        .params(asking, reporter.accountId())
                        .query(Long.class)
                        .single();
        var counts = new TreeMap<String, Integer>();
        for (var path : new String[] {
            "/task-points/" + point,
            "/task-points/" + point + "/history",
            "/task-points/" + point + "?on=2020-10-09",
            "/extensions/" + extension,
            "/extensions/" + extension + "?on=2020-10-09",
            document,
            document + "?on=2020-10-09",
            "/extensions/" + extension + "/history",
            "/urges/" + urge,
            "/urges/" + urge + "?on=2020-10-09",
            "/urges/" + urge + "/history",
            "/urges/requests/" + request,
            "/urges/requests/" + request + "?on=2020-10-09",
            "/urges/requests/" + request + "/history"
        }) {
            counts.put(path, statements(reporter, path));
        }
        var exception = database.sql("""
                        insert into period_exception (period_id, unit_id, state, asked_until, reason, asked_by, asked_at, asked_on,
                                                      submit_key)
                        values (2, ?, 'REQUESTED', date '2020-11-05', '汛期影响', ?, now(), date '2020-10-09', gen_random_uuid())
                        returning '/periods/2020Q3/exceptions/' || id
                        """)
                .params(asking, reporter.accountId())
                .query(String.class)
                .single();
        var finding = database.sql("""
                        with found as (
                            insert into finding (obligation_id, method, place, found_on, verdict, facts, quote, demand, state,
                                                 submit_key)
                            select o.id, 'RANDOM_CHECK', '测试县', date '2020-10-09', 'CONFIRMED', '情况属实。', '', '', 'FILED',
                                   gen_random_uuid()
                            from reporting_obligation o where o.period_id = 2 and o.unit_id = :unit order by o.id limit 1
                            returning id),
                        step as (
                            insert into finding_step (finding_id, kind, state, taken_by, taken_at, taken_on)
                            select id, 'FILED', 'FILED', :by, now(), date '2020-10-09' from found)
                        select '/findings/' || id from found
                        """)
                .param("unit", asking)
                .param("by", coordinator.accountId())
                .query(String.class)
                .single();
        var inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        for (var day : new String[] {"", "?on=2020-10-09"}) {
            counts.put(exception + day, statements(reporter, exception + day));
            counts.put(finding + day, statements(inspector, finding + day));
        }

        assertThat(counts).allSatisfy((uri, count) -> assertThat(count).as(uri).isBetween(1, 10));
    }

    @Test
    void atMostTenOnAReportAndOnWhatGathersAroundIt() throws Exception {
        var reporter = people.join(1, Role.REPORTER);
        var approver = people.join(1, Role.UNIT_APPROVER);
        var coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        var crowd = new CrowdedReport(database, coordinator.accountId());
        var report = "/reports/2020Q3/1";
        CrowdedEntry.in("APPROVED", 7, unit(), reporter.accountId(), approver.accountId(), database);
        send(coordinator, "/reports/2020Q3/compilation");
        var revision = Jsoup.parse(browser.get()
                        .uri(report)
                        .with(as(coordinator))
                        .exchange()
                        .getResponse()
                        .getContentAsString())
                .select("input[name=revision]")
                .val();
        send(coordinator, report + "/unit-check", "revision", revision);
        var counts = new LinkedHashMap<Integer, Map<String, Integer>>();
        for (var rows : new int[] {1, 7}) {
            var entry = CrowdedEntry.in("APPROVED", rows, unit(), reporter.accountId(), approver.accountId(), database);
            var problem = "/problems/"
                    + database.sql("select obligation_id from progress_entry where id = ?")
                            .params(entry.id())
                            .query(Long.class)
                            .single()
                    + "/problem";
            crowd.objections(rows, 1);
            var instruction = crowd.instruction(rows, 1);
            var closeOut = crowd.closeOut(rows, 1, reporter.accountId(), approver.accountId());
            var of = new LinkedHashMap<String, Integer>();
            counts.put(rows, of);
            for (var path : new String[] {
                report,
                report + "/ledger",
                report + "/check",
                report + "/submissions",
                report + "/history",
                report + "/passages/" + crowd.passage() + "/history",
                report + "/passages/" + crowd.passage() + "/difference"
            }) {
                of.put(path, statements(coordinator, path));
            }
            of.put("/unit-check", statements(reporter, "/unit-check"));
            of.put("/unit-check/2020Q3/1", statements(reporter, "/unit-check/2020Q3/1"));
            of.put("/unit-check/2020Q3/1 then", statements(reporter, "/unit-check/2020Q3/1?on=2020-10-11"));
            of.put(report + " then", statements(coordinator, report + "?on=2020-10-11"));
            for (var reader : new Actor[] {reporter, coordinator}) {
                of.put(reader.username() + " /instructions", statements(reader, instruction));
                of.put(
                        reader.username() + " /instructions of a past day",
                        statements(reader, instruction + "?on=2020-10-09"));
                of.put(reader.username() + " /instructions history", statements(reader, instruction + "/history"));
                of.put(reader.username() + " /close-outs", statements(reader, closeOut));
                of.put(reader.username() + " /close-outs then", statements(reader, closeOut + "?on=2020-10-09"));
                of.put(reader.username() + " /claims then", statements(reader, claimOf(closeOut) + "?on=2020-10-09"));
            }
            of.put("/problems", statements(coordinator, problem));
            of.put("/problems of a past day", statements(coordinator, problem + "?on=2020-10-11"));
            of.put("/problems history", statements(coordinator, problem + "/history"));
            crowd.isNow("SIGNED");
            of.put(report + " signed", statements(coordinator, report));
            crowd.isNow("UNIT_CHECK");
        }

        assertThat(counts.get(1))
                .allSatisfy((page, count) -> assertThat(count)
                        .as(page)
                        .isBetween(
                                1,
                                page.endsWith("/check")
                                        ? WRITTEN_ANEW
                                        : page.matches("/reports/2020Q3/1( signed| then)?")
                                                ? WITH_ALL_OF_A_REPORT
                                                : 10));
        assertThat(counts.get(7)).as("as many for seven rows as for one").isEqualTo(counts.get(1));
    }

    /** The claim that a close-out is about, as a page. */
    private String claimOf(String closeOut) {
        return "/claims/"
                + database.sql("select claim_id from close_out where id = ?")
                        .params(Long.parseLong(closeOut.replaceFirst(".*/", "")))
                        .query(Long.class)
                        .single();
    }

    private long unit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values ('crowded' || gen_random_uuid(), '测试厅', '江西省测试厅', 'PROVINCIAL_DEPARTMENT', 999,
                                date '2018-10-24') returning id
                        """).query(Long.class).single();
    }

    private void send(Actor actor, String uri, String... parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        assertThat(request.exchange()).as(uri).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @EnumSource(names = {"COORDINATOR", "INSPECTOR", "LEADER"})
    void atMostTenOnTheFirstPageWithAllLights(Role role) {
        assertThat(statements(people.join(DEVELOPMENT_AND_REFORM, role), "/")).isBetween(1, 10);
    }

    @ParameterizedTest
    @EnumSource(names = {"REPORTER", "UNIT_APPROVER", "COORDINATOR", "INSPECTOR", "LEADER"})
    void atMostTenOnThePageOfAMeasureForWhomever(Role role) {
        var actor = people.join(DEVELOPMENT_AND_REFORM, role);
        assertThat(statements(actor, "/measures/14")).isBetween(1, 10);
        assertThat(statements(actor, "/measures/14?on=2020-10-09")).isBetween(1, 10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"TO_FILL", "DRAFT", "UNIT_REVIEW", "SUBMITTED", "RETURNED_BY_PROVINCE", "APPROVED", "FROZEN"})
    void atMostTenOnThePageOfAnEntryWithEverythingForWhomever(String state) {
        var unit = unit();
        var twin = unit();
        var author = people.join(unit, Role.REPORTER);
        var approver = people.join(unit, Role.UNIT_APPROVER);
        var few = CrowdedEntry.in(state, 1, unit, author.accountId(), approver.accountId(), database);
        var author2 = people.join(twin, Role.REPORTER);
        var approver2 = people.join(twin, Role.UNIT_APPROVER);
        var many = CrowdedEntry.in(state, 7, twin, author2.accountId(), approver2.accountId(), database);
        var readers = new LinkedHashMap<Actor, Actor>();
        readers.put(author, author2);
        readers.put(approver, approver2);
        readers.put(
                people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR),
                people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR));
        if (state.equals("APPROVED") || state.equals("FROZEN")) {
            for (var role : new Role[] {Role.LEADER, Role.INSPECTOR}) {
                readers.put(people.join(DEVELOPMENT_AND_REFORM, role), people.join(DEVELOPMENT_AND_REFORM, role));
            }
            readers.put(people.join(28, Role.REPORTER), people.join(28, Role.REPORTER));
        }

        readers.forEach((ofFew, ofMany) -> {
            var first = statements(ofFew, few.path());
            assertThat(first).as("first time, %s", ofFew.username()).isBetween(1, 10);
            assertThat(statements(ofMany, many.path()))
                    .as("as many for seven rows of everything as for one, %s", ofFew.username())
                    .isEqualTo(first);
            assertThat(statements(ofFew, few.path())).as("again").isBetween(1, first);
        });
    }

    @Test
    void atMostTenOnTheComparisonOfAPackageThatCameBack() throws Exception {
        var reporter = people.join(1, Role.REPORTER);
        var uri = "/periods/2020Q3/package";
        var entries = database.sql(
                        "select id from progress_entry where unit_id = 1 and period_id = 2 and state = 'TO_FILL' order by id")
                .query(Long.class)
                .list();
        assertThat(entries).hasSizeGreaterThan(1);
        var file =
                browser.get().uri(uri + ".xlsx").with(as(reporter)).exchange().getResponse();
        var filled = file.getContentAsByteArray();
        for (var entry : entries) {
            filled = Workbooks.write(filled, entry + ".progress", "截至9月底，惠及参保企业20.1万户。");
        }
        browser.post()
                .multipart()
                .uri(uri)
                .file(new MockMultipartFile("file", "package.xlsx", null, filled))
                .with(as(reporter))
                .with(csrf())
                .exchange();

        assertThat(browser.get().uri(uri).with(as(reporter))).bodyText().contains("20.1万户");
        assertThat(statements(reporter, uri)).isBetween(1, 10);
    }

    private int statements(Actor actor, String uri) {
        STATEMENTS.get().set(0);
        assertThat(browser.get().uri(uri).with(as(actor))).as(uri).hasStatusOk();
        return STATEMENTS.get().get();
    }

    /** Counts what each thread prepares on its connections. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static BeanPostProcessor countsStatements() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource source ? proxy(DataSource.class, source) : bean;
                }
            };
        }

        private static <T> T proxy(Class<T> type, T target) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
                        try {
                            if (method.getName().startsWith("prepareStatement")) {
                                STATEMENTS.get().incrementAndGet();
                            }
                            var answer = method.invoke(target, args);
                            return answer instanceof Connection connection
                                    ? proxy(Connection.class, connection)
                                    : answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }
    }
}
