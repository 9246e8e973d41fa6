package luoshi.search;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.util.UriComponentsBuilder;

/** What tests of the search of a past day share: a department that writes, its neighbour, and a word that nobody else has written. */
abstract class PastSearchPages {

    static final Random RANDOM = new Random();

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    long unit;
    Actor reporter;
    Actor coordinator;
    Actor leader;
    Actor inspector;
    Actor neighbour;

    /** Two characters that no other text of the database has. */
    String word;

    @BeforeEach
    void aUnitWrites() {
        Days.itIs(database, "2020-10-30");
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        var other = newUnit();
        entry(other, "2020-09-17");
        neighbour = people.join(other, Role.REPORTER, Role.UNIT_APPROVER);
        word = newWord();
    }

    static String newWord() {
        return "" + (char) (0x3400 + RANDOM.nextInt(6000)) + (char) (0x3400 + RANDOM.nextInt(6000));
    }

    long newUnit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values (?, '检索厅', '江西省检索厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24') returning id
                        """)
                .params("test" + UUID.randomUUID())
                .query(Long.class)
                .single();
    }

    /** Nothing is written yet for the third quarter of 2020, on measure 3. */
    long entry(long who, String established) {
        return database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                              unit_name, established_on)
                            select p.id, 3, :unit, r.id, 'RESPONSIBLE', 99, '检索厅', cast(:established as date)
                            from reporting_period p join responsibility r on r.measure_id = 3 and r.position = 1
                            where p.quarter = '2020Q3'
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed returning id
                        """)
                .param("unit", who)
                .param("established", established)
                .query(Long.class)
                .single();
    }

    void draft(long entry, String text) {
        database.sql("update progress_entry set progress = ? where id = ?")
                .params(text, entry)
                .update();
    }

    void state(long entry, String state) {
        database.sql("update progress_entry set state = ? where id = ?")
                .params(state, entry)
                .update();
    }

    void handOn(long entry, int number, String day, String text) {
        handOn(entry, number, day, text, "");
    }

    void handOn(long entry, int number, String day, String text, String problems) {
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, ?, ?, '', ?, '', '', 'ON_TRACK', false, '', ?, current_timestamp, ?::timestamp,
                                gen_random_uuid())
                        """)
                .params(entry, number, text, problems, reporter.accountId(), day + " 10:00")
                .update();
        database.sql("""
                        update progress_entry
                        set state = 'UNIT_REVIEW', progress = ?, problems = ?, status = 'ON_TRACK', versions = ?,
                            first_submitted_at = ?::timestamp, first_received_at = current_timestamp
                        where id = ?
                        """).params(text, problems, number, day + " 10:00", entry).update();
    }

    void review(long entry, int number, String level, String verdict, String day) {
        var returned = verdict.equals("RETURNED");
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, category, reason, reviewed_by,
                                                  reviewed_at, business_time, submit_key)
                        values (?, ?, ?, ?, ?, ?, ?, current_timestamp, ?::timestamp, gen_random_uuid())
                        """)
                .params(
                        entry,
                        number,
                        level,
                        verdict,
                        returned ? "OTHER" : null,
                        returned ? "请补充" : "",
                        coordinator.accountId(),
                        day + " 15:00")
                .update();
    }

    long document(long who, String title) {
        return database.sql("""
                        insert into supporting_document (unit_id, title, doc_number, doc_date, registered_by, registered_at,
                                                         submit_key)
                        values (?, ?, ?, date '2020-10-01', ?, current_timestamp, gen_random_uuid()) returning id
                        """)
                .params(who, title, word + "发〔2020〕1号", reporter.accountId())
                .query(Long.class)
                .single();
    }

    void documentIs(long document, int number, String title, String voidReason, String day) {
        database.sql("update supporting_document set title = ?, void_reason = ?, version = ? where id = ?")
                .params(title, voidReason, number, document)
                .update();
        database.sql("""
                        insert into supporting_document_version
                        select id, ?, title, doc_number, doc_date, '{}', void_reason, ?::date from supporting_document where id = ?
                        """).params(number, day, document).update();
    }

    /** The unit's approver has passed an entry that reports a problem. */
    long entryWithProblem() {
        return entryWithProblem(unit);
    }

    long entryWithProblem(long who) {
        var entry = entry(who, "2020-09-17");
        handOn(entry, 1, "2020-10-05", "有进展", "用地指标不足");
        review(entry, 1, "UNIT", "PASSED", "2020-10-05");
        state(entry, "SUBMITTED");
        return entry;
    }

    long problem(long entry, long owner) {
        return database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at)
                        select obligation_id, 'PROBLEM', '用地指标不足', ?, date '2020-10-23', 'ASSIGNED', ?, current_timestamp
                        from progress_entry where id = ? returning id
                        """)
                .params(owner, coordinator.accountId(), entry)
                .query(Long.class)
                .single();
    }

    void owned(long problem, long owner) {
        database.sql("update problem_case set owner_id = ? where id = ?")
                .params(owner, problem)
                .update();
    }

    void problemIs(long problem, int number, long owner, String state, String answer, String day) {
        database.sql("""
                        insert into problem_case_version (case_id, number, state, owner_id, note, answer, closing, kept_on)
                        values (?, ?, ?, ?, '', ?, '', ?::date)
                        """).params(problem, number, state, owner, answer, day).update();
    }

    long report(String quarter, String state) {
        var period = database.sql("""
                        insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                      report_on, lock_on)
                        select document_id, ?, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                        from reporting_period where quarter = '2020Q3' returning id
                        """).params(quarter).query(Long.class).single();
        var report = database.sql("""
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by)
                        values (?, ?, 'DRAFT', '检索报告', '{}', current_timestamp, date '2020-10-05', 'system') returning id
                        """).params(period, quarter).query(Long.class).single();
        reportIs(report, state);
        return report;
    }

    void reportIs(long report, String state) {
        var sent = state.equals("SENT");
        database.sql("""
                        update roll_up_report set state = ?, signatory = ?, sent_on = ?::date, snapshot_sha256 = ? where id = ?
                        """)
                .params(state, sent ? "某人" : "", sent ? "2020-10-20" : null, sent ? "0".repeat(64) : null, report)
                .update();
    }

    void passage(long report, String text) {
        database.sql(
                        "insert into report_passage (report_id, part, position, kind, text) values (?, 2, 1, 'EDITORIAL', ?)")
                .params(report, text)
                .update();
    }

    void handIn(long report, int number, String day) {
        database.sql("""
                        with kept as (
                            insert into report_submission (report_id, number, submitted_by, submitted_at)
                            values (:report, :number, '某人', current_timestamp) returning id)
                        insert into report_submission_sentence (submission_id, position, part, kind, trace, entry_id, text)
                        select k.id, p.position, p.part, p.kind, p.trace, p.entry_id, p.text
                        from kept k, report_passage p where p.report_id = :report
                        """).param("report", report).param("number", number).update();
        step(report, "HANDED_IN", day);
        reportIs(report, "FOR_SIGNATURE");
    }

    void step(long report, String step, String day) {
        database.sql("""
                        insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time)
                        values (?, ?, 'system', '系统', current_timestamp, ?::timestamp)
                        """).params(report, step, day + " 16:00").update();
    }

    int kept(String kind, long thing) {
        return database.sql("select count(*) from search_former where kind = ? and ref_id = ?")
                .params(kind, thing)
                .query(Integer.class)
                .single();
    }

    List<String> rows(long entry) {
        return database.sql(
                        "select xmin || ' ' || ctid from search_former where kind = 'ENTRY' and ref_id = ? order by id")
                .params(entry)
                .query(String.class)
                .list();
    }

    List<String> whoFinds(String day) {
        var finders = new ArrayList<String>();
        for (var person : List.of("reporter", "coordinator", "leader", "inspector", "neighbour")) {
            var actor = switch (person) {
                case "reporter" -> reporter;
                case "coordinator" -> coordinator;
                case "leader" -> leader;
                case "inspector" -> inspector;
                default -> neighbour;
            };
            if (!finds(actor, day).isEmpty()) {
                finders.add(person);
            }
        }
        return finders;
    }

    /** The texts found on each of the days, of a day one beside the other. */
    List<String> texts(Actor actor, String... days) {
        var texts = new ArrayList<String>();
        for (var day : days) {
            texts.add(String.join("|", search(actor, day).select(".hit-text").eachText()));
        }
        return texts;
    }

    /** The state shown on each of the days. */
    List<String> states(Actor actor, String... days) {
        var states = new ArrayList<String>();
        for (var day : days) {
            states.add(search(actor, day).select(".hit-head .badge").text());
        }
        return states;
    }

    List<String> finds(Actor actor, String day) {
        return paths(search(actor, day));
    }

    static List<String> paths(Document page) {
        return page.select(".hits a").eachAttr("href");
    }

    Document search(Actor actor, String day) {
        return search(actor, "", day);
    }

    Document search(Actor actor, String more, String day) {
        return page(actor, uri((word + " " + more).strip(), day));
    }

    static String uri(String typed, String day) {
        var uri = UriComponentsBuilder.fromPath("/search").queryParam("q", "{q}");
        if (day != null) {
            uri.queryParam("on", "{on}");
        }
        return uri.encode()
                .buildAndExpand(day == null ? new Object[] {typed} : new Object[] {typed, day})
                .toUriString();
    }

    Document page(Actor actor, String uri) {
        var result = browser.get().uri(URI.create(uri)).with(as(actor)).exchange();
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
