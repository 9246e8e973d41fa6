package luoshi.supervision;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of supervision over HTTP share: a department of their own that owes a report, and people. */
abstract class SupervisionPages {

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
    void aUnitOwesAReport() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        unit = newUnit();
        oweAReport(unit);
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
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

    /** Of the third quarter of 2020, on measure 3. */
    void oweAReport(long who) {
        database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role,
                                                              position, unit_name, established_on)
                            select p.id, 3, :unit, r.id, 'RESPONSIBLE', 99, '测试厅', date '2020-09-17'
                            from reporting_period p join responsibility r on r.measure_id = 3 and r.position = 1
                            where p.quarter = '2020Q3'
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed
                        """).param("unit", who).update();
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
