package luoshi.notice;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.notice.NoticeDelivery.Item;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What tests of inboxes and tasks share: a department of their own, people in it, and an open period. */
abstract class InboxPages {

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    PeriodOpening opening;

    @Autowired
    NoticeDelivery delivery;

    @Autowired
    PlatformTransactionManager transactions;

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

    String fresh() {
        return untouched(unit);
    }

    /** One more entry, owed on a measure that the unit has nothing to do with yet. */
    String untouched(long unit) {
        var obligation = database.sql("""
                        insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position,
                                                          unit_name, established_on)
                        select 2, m.id, :unit, r.id, 'RESPONSIBLE', 99, u.name, date '2020-09-17'
                        from measure m
                          join responsibility r on r.measure_id = m.id and r.position = 1
                          join unit u on u.id = :unit
                        where not exists (select from reporting_obligation o
                                          where o.period_id = 2 and o.measure_id = m.id and o.unit_id = :unit)
                        order by m.number limit 1
                        returning id
                        """).param("unit", unit).query(Long.class).single();
        return "/entries/"
                + database.sql("""
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from reporting_obligation where id = ? returning id
                        """).params(obligation).query(Long.class).single();
    }

    void send(String entry) {
        send(reporter, entry);
    }

    void send(Actor writer, String entry) {
        var result = save(writer, entry, Map.of("send", "review", "progress", "直达资金已全部下达。", "status", "ON_TRACK"));
        assertThat(result).hasRedirectedUrl(entry);
    }

    MvcTestResult save(Actor writer, String entry, Map<String, String> typed) {
        var parameters = new LinkedHashMap<>(typed);
        parameters.put(
                "revision",
                database.sql("select version from progress_entry where id = ?")
                        .params(Long.parseLong(entry.substring("/entries/".length())))
                        .query(String.class)
                        .single());
        return post(writer, entry + "/form", parameters);
    }

    /** The entry, handed on as far as the province. */
    String submitted(String entry) {
        send(entry);
        assertThat(post(approver, entry + "/submission", Map.of("seen", "1"))).hasRedirectedUrl("/unit-review");
        return entry;
    }

    void deliver(Item item) {
        deliver("Test", item);
    }

    void deliver(String line, Item item) {
        new TransactionTemplate(transactions)
                .executeWithoutResult(
                        status -> delivery.deliver(NoticeKind.ASSIGNED, line, item, List.of(reporter.accountId())));
    }

    Elements lines(Actor actor) {
        return page(actor, "/notices").select(".inbox-item");
    }

    static String idOf(Element line) {
        return line.id().substring("notice-".length());
    }

    String unreadMark(Actor actor) {
        return page(actor, "/notices").select(".banner-unread [aria-hidden]").text();
    }

    Document page(Actor actor, String uri) {
        var result = get(actor, uri);
        assertThat(result).as(uri).hasStatusOk();
        return Jsoup.parse(new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    MvcTestResult get(Actor actor, String uri) {
        return browser.get().uri(uri).with(as(actor)).exchange();
    }

    MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        var all = new LinkedHashMap<>(parameters);
        all.putIfAbsent("submitKey", UUID.randomUUID().toString());
        all.forEach(request::param);
        return request.exchange();
    }
}
