package luoshi.undertaking;

import static luoshi.People.DEVELOPMENT_AND_REFORM;
import static luoshi.People.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import luoshi.Days;
import luoshi.People;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What tests of claims over HTTP share: a department of their own that is responsible for measure 3, and people in it. */
abstract class UndertakingPages {

    static final String TODAY = "2020-06-01";

    @Autowired
    MockMvcTester browser;

    @Autowired
    People people;

    @Autowired
    JdbcClient database;

    @Autowired
    ClaimAssignment assignment;

    long unit;
    Actor reporter;
    Actor approver;
    Actor coordinator;
    String claim;

    @BeforeEach
    void aUnitIsAsked() {
        Days.itIs(database, TODAY);
        unit = newUnit();
        claim = askedOn(unit, "2020-05-22");
        reporter = people.join(unit, Role.REPORTER);
        approver = people.join(unit, Role.UNIT_APPROVER);
        coordinator = people.join(DEVELOPMENT_AND_REFORM, Role.COORDINATOR);
    }

    @AfterEach
    void theDateIsReal() {
        Days.itIsReally(database);
    }

    /** Takes the claim on as a unit does. */
    void take() {
        assertThat(post(reporter, claim + "/form", filledIn(Map.of()))).hasRedirectedUrl(claim);
    }

    Map<String, String> filledIn(Map<String, String> otherwise) {
        var form = new LinkedHashMap<String, String>();
        form.put("revision", revision());
        form.put("elaboration", "一是印发消费扶贫实施办法。二是按月调度采购进度。");
        form.put("acceptanceCriteria", "办法印发，年度采购额完成。");
        form.put("contactId", Long.toString(reporter.accountId()));
        form.put("milestones[0].title", "印发实施办法");
        form.put("milestones[0].dueOn", "2020-06-30");
        form.putAll(otherwise);
        form.putIfAbsent("submitKey", UUID.randomUUID().toString());
        return form;
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

    /** The claim of the unit, which was made responsible for measure 3 on the day. */
    String askedOn(long unitId, String day) {
        database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, valid_from)
                        select 3, max(position) + 1, :unit, '测试厅', 'SUPPLEMENTED', 'APPOINTED', :day::date, '测试',
                               :day::date
                        from responsibility where measure_id = 3
                        """).param("unit", unitId).param("day", day).update();
        assignment.assignWhatIsDue();
        return claimOf(unitId);
    }

    String claimOf(long unitId) {
        return "/claims/"
                + database.sql("select max(id) from claim where unit_id = ?")
                        .params(unitId)
                        .query(Long.class)
                        .single();
    }

    String revision() {
        return about("version");
    }

    String state() {
        return about("state");
    }

    private String about(String column) {
        return database.sql("select " + column + " from claim where id = ?")
                .params(Long.parseLong(claim.substring("/claims/".length())))
                .query(String.class)
                .single();
    }

    static Map<String, String> keyed(Map<String, String> parameters) {
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

    MvcTestResult post(Actor actor, String uri, Map<String, String> parameters) {
        var request = browser.post().uri(uri).with(as(actor)).with(csrf());
        parameters.forEach(request::param);
        return request.exchange();
    }

    static String text(MvcTestResult result) {
        return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }
}
