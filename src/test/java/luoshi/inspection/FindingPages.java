package luoshi.inspection;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.light.LightJudging;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of findings over HTTP share: a department of their own whose report is approved, and the people around it. */
abstract class FindingPages {

    static final String SAID = "茶油低产林改造补助已全部兑付到户。";
    static final int MEASURE = 3;

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeriodOpening opening;

    @Autowired
    LightJudging lights;

    final String place = "测试县" + UUID.randomUUID().toString().substring(0, 8);
    long unit;
    long obligation;
    Actor inspector;
    Actor leader;
    Actor coordinator;
    Actor reporter;
    Actor approver;
    Actor neighbour;

    @BeforeEach
    void aUnitHasReported() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        neighbour = people.join(People.COMMERCE, Role.UNIT_APPROVER);
        inspector = people.join(DEVELOPMENT_AND_REFORM, Role.INSPECTOR);
        leader = people.join(DEVELOPMENT_AND_REFORM, Role.LEADER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        obligation = owe(MEASURE);
        approve(SAID);
    }

    /** What a test found counts for no other one. */
    @AfterEach
    void nothingIsOpenAndTheDateIsReal() {
        database.sql("""
                        with ended as (
                            update finding set state = case when doc_number is null then 'DROPPED' else 'REVOKED' end
                            where state not in ('DROPPED', 'REVOKED') returning id, state)
                        insert into finding_step (finding_id, kind, state, words, taken_by, taken_at, taken_on)
                        select id, state, state, '测试结束', ?, current_timestamp, date '2020-10-01' from ended
                        """).params(inspector.accountId()).update();
        Days.itIsReally(database);
    }

    String released(Map<String, String> typed) {
        var finding = filed(typed);
        release(finding);
        return finding;
    }

    void release(String finding) {
        assertThat(post(inspector, finding + "/release", Map.of("revision", revision(finding))))
                .hasRedirectedUrl(finding);
    }

    String filed(Map<String, String> typed) {
        var result = post(inspector, "/findings", form(typed));
        assertThat(result).as(text(result)).hasStatus3xxRedirection();
        return Objects.requireNonNull(result.getResponse().getRedirectedUrl());
    }

    Map<String, String> form(Map<String, String> typed) {
        var form = new HashMap<>(Map.of(
                "obligation", Long.toString(obligation),
                "submitKey", UUID.randomUUID().toString(),
                "method", "UNANNOUNCED_VISIT",
                "place", place,
                "foundOn", "2020-09-28",
                "verdict", "UNTRUE",
                "severity", "SERIOUS",
                "quote", SAID,
                "demand", "逐户核实，补发到位。",
                "rectifyBy", "2020-10-30"));
        form.put("facts", "抽查30户，4户没有到账。");
        form.putAll(typed);
        return form;
    }

    MvcTestResult step(Actor actor, String finding, String step, Map<String, String> said) {
        var parameters = new HashMap<>(said);
        parameters.put("revision", revision(finding));
        return post(actor, finding + "/" + step, parameters);
    }

    String revision(String finding) {
        return database.sql("select version from finding where id = ?")
                .params(id(finding))
                .query(String.class)
                .single();
    }

    static long id(String finding) {
        return Long.parseLong(finding.substring("/findings/".length()));
    }

    long newUnit() {
        return database.sql("""
                        insert into unit (code, name, full_name, nature, sort_no, valid_from)
                        values (:code, '测试厅', '江西省测试厅', 'PROVINCIAL_DEPARTMENT', 999, date '2018-10-24')
                        returning id
                        """)
                .param("code", "test" + UUID.randomUUID())
                .query(Long.class)
                .single();
    }

    long owe(int measure) {
        var owed = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select p.id, m.id, :unit, r.id, 'RESPONSIBLE', 99, '测试厅', date '2020-09-17'
                        from reporting_period p
                          join measure m on m.number = :measure
                          join responsibility r on r.measure_id = m.id and r.position = 1
                        where p.quarter = '2020Q3'
                        returning id
                        """)
                .param("unit", unit)
                .param("measure", measure)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where id = ?
                        """).params(owed).update();
        return owed;
    }

    void approve(String words) {
        var entry = database.sql("select id from progress_entry where obligation_id = ?")
                .params(obligation)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, 1, ?, '', '', '', '', 'ON_TRACK', false, '', ?, current_timestamp,
                                timestamp '2020-10-10 10:00', gen_random_uuid())
                        """).params(entry, words, reporter.accountId()).update();
        database.sql("""
                        insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at,
                                                  business_time, submit_key)
                        select ?, 1, level, 'PASSED', ?, current_timestamp, timestamp '2020-10-11 10:00', gen_random_uuid()
                        from unnest(array['UNIT', 'PROVINCE']) level
                        """).params(entry, coordinator.accountId()).update();
        database.sql("""
                        update progress_entry
                        set state = 'APPROVED', progress = ?, versions = 1, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-10 10:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(words, entry).update();
    }

    Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
