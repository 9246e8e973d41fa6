package luoshi.progress;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of entries over HTTP share: a department of their own, people in it, and an open period. */
abstract class EntryPages {

    static final long HUMAN_RESOURCES = 1;
    static final long FINANCE = 3;

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeriodOpening opening;

    long unit;
    Actor reporter;
    Actor approver;
    Actor coordinator;

    @BeforeEach
    void thePeriodIsOpen() {
        unit = newUnit();
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    void send(String entry) {
        send(reporter, entry);
    }

    void send(Actor writer, String entry) {
        var result = save(writer, entry, Map.of("send", "review", "progress", "直达资金已全部下达。", "status", "ON_TRACK"));
        assertThat(result).hasRedirectedUrl(entry);
    }

    /** Hands on a correction of what {@link #send} has handed on. */
    void sendCorrected(String correction) {
        assertThat(save(reporter, correction, Map.of("send", "review", "progress", "直达资金已下达九成。", "status", "ON_TRACK")))
                .hasRedirectedUrl(correction);
    }

    MvcTestResult save(Actor writer, String entry, Map<String, String> typed) {
        var parameters = new LinkedHashMap<>(typed);
        parameters.put("revision", revisionOf(entry));
        return post(writer, entry + "/form", full(parameters));
    }

    /** A department of the test's own, so that no test meets another one's entries. */
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

    /** An entry of the unit that no test has touched yet. */
    String untouched(long unit) {
        return "/entries/"
                + database.sql("""
                                select e.id from progress_entry e join reporting_period p on p.id = e.period_id
                                where p.quarter = '2020Q3' and e.unit_id = ? and e.state = 'TO_FILL' and e.version = 0
                                  and exists (select from indicator i where i.measure_id = e.measure_id
                                              and i.kind in ('TARGET', 'CEILING'))
                                order by e.id desc limit 1
                                """).params(unit).query(Long.class).optional().orElseGet(() -> fresh(unit));
    }

    /** When the unit has no untouched entry left: one more, owed on a measure it has nothing to do with. */
    long fresh(long unit) {
        var obligation = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select 2, m.id, :unit, r.id, 'RESPONSIBLE', 99, u.name, date '2020-09-17'
                        from measure m
                          join responsibility r on r.measure_id = m.id and r.position = 1
                          join unit u on u.id = :unit
                        where exists (select from indicator i where i.measure_id = m.id and i.kind in ('TARGET', 'CEILING'))
                          and not exists (select from reporting_obligation o
                                          where o.period_id = 2 and o.measure_id = m.id and o.unit_id = :unit)
                        order by m.number limit 1
                        returning id
                        """).param("unit", unit).query(Long.class).single();
        return database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where id = ? returning id
                        """).params(obligation).query(Long.class).single();
    }

    /** The entry of the test's own department on the measure in the period (1 is 2020Q2), which is owed from now on if it was not. */
    String owed(long period, int measure) {
        return owed(unit, "RESPONSIBLE", period, measure);
    }

    /** The entry of a department on the measure in the period, which is owed in that role from now on if it was not. */
    String owed(long owing, String role, long period, int measure) {
        database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select :period, :measure, u.id, r.id, :role, 99, u.name, date '2020-09-17'
                        from responsibility r join unit u on u.id = :unit
                        where r.measure_id = :measure and r.position = 1
                        on conflict do nothing
                        """)
                .param("period", period)
                .param("measure", measure)
                .param("role", role)
                .param("unit", owing)
                .update();
        database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation
                        where period_id = :period and measure_id = :measure and unit_id = :unit
                        on conflict do nothing
                        """)
                .param("period", period)
                .param("measure", measure)
                .param("unit", owing)
                .update();
        return "/entries/"
                + database.sql(
                                "select id from progress_entry where period_id = ? and measure_id = ? and unit_id = ? and corrects_id is null")
                        .params(period, measure, owing)
                        .query(Long.class)
                        .single();
    }

    /** What the entry owes: the obligation's id. */
    String obligationOf(String entry) {
        return database.sql("select obligation_id from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    /** Passes both reviews of an entry that its unit's approver has. */
    void approve(String entry) {
        var seen = database.sql("select versions from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
        assertThat(post(approver, entry + "/submission", full(Map.of("seen", seen))))
                .hasRedirectedUrl("/unit-review");
        assertThat(post(coordinator, entry + "/approval", full(Map.of("seen", seen, "assessment", "RECOGNISED"))))
                .hasRedirectedUrl("/province-review");
    }

    /** Handed on, submitted, sent back, handed on again, submitted again and approved, a day each, and looked back at. */
    String entryWithAStory() {
        var entry = untouched(unit);
        on("2020-10-12");
        send(entry);
        on("2020-10-13");
        post(approver, entry + "/submission", full(Map.of("seen", "1")));
        on("2020-10-14");
        post(
                coordinator,
                entry + "/province-return",
                full(Map.of("seen", "1", "category", "OTHER", "reason", "请补充", "fields", "progress")));
        on("2020-10-15");
        save(reporter, entry, Map.of("send", "review", "progress", "直达资金已全部拨付到位。", "status", "ON_TRACK"));
        on("2020-10-16");
        post(approver, entry + "/submission", full(Map.of("seen", "2")));
        on("2020-10-19");
        post(coordinator, entry + "/approval", full(Map.of("seen", "2", "assessment", "RECOGNISED")));
        assertThat(stateOf(entry)).isEqualTo("APPROVED");
        on("2020-10-26");
        return entry;
    }

    /** It is that day now, written 2020-10-12. */
    void on(String day) {
        Days.itIs(database, day);
    }

    String entryOf(long unit, int measure) {
        return "/entries/"
                + database.sql(
                                "select id from progress_entry where period_id = 2 and unit_id = ? and measure_id = ? and corrects_id is null")
                        .params(unit, measure)
                        .query(Long.class)
                        .single();
    }

    String revisionOf(String entry) {
        return database.sql("select version from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    String stateOf(String entry) {
        return database.sql("select state from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    String textOf(String entry) {
        return database.sql("select progress from progress_entry where id = ?")
                .params(id(entry))
                .query(String.class)
                .single();
    }

    static long id(String entry) {
        return Long.parseLong(entry.substring("/entries/".length()));
    }

    static Map<String, String> full(Map<String, String> parameters) {
        var all = new LinkedHashMap<>(parameters);
        all.putIfAbsent("submitKey", UUID.randomUUID().toString());
        return all;
    }

    Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(text(result));
    }

    MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    /** An author who is shown remarks before sending looks at them and sends. */
    MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var result = postOnce(actor, uri, parameters);
        if (!parameters.containsKey("send") || result.getResponse().getRedirectedUrl() != null) {
            return result;
        }
        var shown = new LinkedHashMap<>(parameters);
        shown.put("shown", Jsoup.parse(text(result)).select("input[name=shown]").val());
        return postOnce(actor, uri, shown);
    }

    MvcTestResult postOnce(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    /** What the form's script sends while somebody is typing. */
    MvcTestResult type(Actor actor, String entry, Map<String, String> fields) {
        var all = Stream.concat(
                        fields.entrySet().stream(),
                        fields.containsKey("revision") || entry.endsWith("999")
                                ? Stream.of()
                                : Stream.of(Map.entry("revision", revisionOf(entry))))
                .map(field -> "\"%s\":[\"%s\"]".formatted(field.getKey(), field.getValue()))
                .collect(Collectors.joining(",", "{", "}"));
        return send(actor, entry, all);
    }

    /** The same as it goes over the line. */
    MvcTestResult send(Actor actor, String entry, String json) {
        return browser.post()
                .uri(entry + "/form/typing")
                .with(as(actor))
                .with(csrf())
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange();
    }
}
