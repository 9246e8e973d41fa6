package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.PeriodOpening;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What becomes of the quarter that is running when a lead declines and the measure is taken off it. */
@WebTest
class RunningQuarterTests extends UndertakingPages {

    @Autowired
    private PeriodOpening opening;

    private long measure;
    private long declining;
    private Actor former;
    private String declined;
    private long entry;

    @BeforeEach
    void theLeadDeclinesWhileTheQuarterIsOpen() {
        Days.itIs(database, "2020-10-12");
        opening.openWhatIsDue();
        measure = database.sql("""
                        select min(number) from measure m
                        where not exists (select from responsibility r
                                          where r.measure_id = m.id and r.role = 'LEAD' and r.valid_to is null)
                          and exists (select from reporting_obligation o where o.measure_id = m.id and o.period_id = 2)
                        """).query(Long.class).single();
        declining = newUnit();
        responsible(declining, "LEAD");
        responsible(unit, "SUPPLEMENTED");
        assignment.assignWhatIsDue();
        claim = claimOf(unit);
        declined = claimOf(declining);
        entry = owes(declining, "LEAD");
        former = people.join(declining, Role.REPORTER);
        post(former, declined + "/refusal", keyed(Map.of("reason", "职能已划转")));
    }

    @AfterEach
    void nobodyLeadsAsBefore() {
        database.sql("""
                        update responsibility set valid_to = greatest(valid_from, date '2020-10-01')
                        where measure_id = (select id from measure where number = ?) and basis_reason <> ''
                          and valid_to is null
                        """).params(measure).update();
    }

    @Test
    void whatBecomesOfTheQuarterIsAskedAndNeverDecidedByDefault() {
        var form = page(coordinator, declined).select("form[action$=/decision]");
        assertThat(form.select("#running").text()).contains("2020年第三季度：尚未报送，牵头汇总也未报送", "免报", "仍由该单位报送");
        assertThat(form.select("#running input[checked]")).isEmpty();

        var undecided = decide(Map.of());
        assertThat(undecided).hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(text(undecided)).contains("请选择免报还是仍由该单位报送", "同意划转");
        assertThat(stateOf(declined)).isEqualTo("DECLINED");
    }

    @Test
    void whatIsWaivedIsInNoCountAndNamedWithItsReason() {
        var due = due();
        assertThat(tasks(former)).contains("/entries/" + entry + "/form#progress");

        assertThat(decide(Map.of("running", "waived"))).hasStatus(HttpStatus.FOUND);

        assertThat(due()).isEqualTo(due - 1);
        assertThat(page(coordinator, "/periods/2020Q3").select("#waived tr").eachText())
                .anyMatch(line ->
                        line.contains("测试厅") && line.contains("同意划转") && line.contains(coordinator.displayName()));
        assertThat(page(coordinator, "/periods/2020Q3/waivers.csv").text())
                .contains("\"测试厅\"", "\"同意划转\",\"" + coordinator.displayName() + "\"");
        assertThat(database.sql("select count(*) from reporting_obligation where unit_id = ?")
                        .params(declining)
                        .query(Integer.class)
                        .single())
                .as("what was owed stays on record")
                .isEqualTo(1);
        assertThat(tasks(former)).doesNotContain("/entries/" + entry + "/form#progress");
        assertThat(page(former, "/entries/" + entry).select("#waived").text()).contains("免报", "不必填写", "同意划转");
        assertThat(page(former, "/entries/" + entry + "/history").text()).contains("同意本季度免报", "同意划转");
        assertThat(page(former, "/notices").text()).contains("2020年第三季度免报：同意划转");
        assertThat(write()).hasStatus(HttpStatus.CONFLICT).bodyText().contains("已经免报");
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("delete from obligation_waiver").update());
    }

    @Test
    void whatWasWaivedByMistakeIsOwedAgain() {
        var due = due();
        decide(Map.of("running", "waived"));
        Days.itIs(database, "2020-10-14");
        var form = page(coordinator, "/periods/2020Q3")
                .select("#waived tr:contains(测试厅) form[action$=/withdrawal]")
                .last()
                .attr("action");

        post(coordinator, form, Map.of("reason", " "));
        assertThat(due()).isEqualTo(due - 1);
        assertThat(post(former, form, Map.of("reason", "自行撤回"))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(post(coordinator, form, Map.of("reason", "职能并未划转"))).hasRedirectedUrl("/periods/2020Q3#waived");

        assertThat(due()).isEqualTo(due);
        assertThat(tasks(former)).contains("/entries/" + entry + "/form#progress");
        assertThat(page(former, "/entries/" + entry + "/history").text()).contains("撤回免报，本季度仍应报", "原因：职能并未划转");
        assertThat(page(coordinator, "/entries/" + entry + "/history").text()).contains("同意本季度免报", "撤回免报");
        assertThat(page(former, "/notices").text()).contains("2020年第三季度免报已撤回，本单位仍应报：职能并未划转");
        assertThat(database.sql("""
                                select count(*) filter (where unit_id = :unit) from obligation_status_on(2, '2020-10-13')
                                """)
                        .param("unit", declining)
                        .query(Integer.class)
                        .single())
                .as("on the day between it was not owed")
                .isZero();
        assertThat(write()).hasStatus(HttpStatus.FOUND);
        assertThat(post(coordinator, form, Map.of("reason", "再撤回一次"))
                        .getMvcResult()
                        .getFlashMap()
                        .get("problem"))
                .isEqualTo("progress.refused.waiver-gone");
    }

    @Test
    void whatWasWaivedStaysWaivedOnceTheQuarterIsLocked() {
        decide(Map.of("running", "waived"));
        var form = page(coordinator, "/periods/2020Q3")
                .select("#waived tr:contains(测试厅) form[action$=/withdrawal]")
                .last()
                .attr("action");
        Days.itIs(database, "2020-11-02");

        assertThat(page(coordinator, "/periods/2020Q3").select("form[action=" + form + "]"))
                .isEmpty();
        assertThat(post(coordinator, form, Map.of("reason", "职能并未划转"))
                        .getMvcResult()
                        .getFlashMap()
                        .get("problem"))
                .isEqualTo("progress.refused.waiver-closed");
    }

    @Test
    void whatStaysIsStillOwed() {
        var due = due();

        assertThat(decide(Map.of("running", "stays"))).hasStatus(HttpStatus.FOUND);

        assertThat(due()).isEqualTo(due);
        assertThat(tasks(former)).contains("/entries/" + entry + "/form#progress");
        assertThat(write()).hasStatus(HttpStatus.FOUND);
    }

    @Test
    void whoTakesOverTheLeadTakesOverTheSummaryAndOwesWhereTheCoordinatorSaysSo() {
        assertThat(decide(Map.of("running", "stays", "successor", Long.toString(unit), "successorOwes", "true")))
                .hasStatus(HttpStatus.FOUND);

        assertThat(roles()).containsExactly(declining + " RESPONSIBLE", unit + " LEAD");
        var taken = entryOf(unit);
        assertThat(tasks(reporter)).contains("/entries/" + taken + "/form#progress");
        assertThat(page(reporter, "/entries/" + taken + "/form").select("#summary"))
                .hasSize(1);
        assertThat(page(former, "/entries/" + entry + "/form").select("#summary"))
                .isEmpty();
        assertThat(page(reporter, "/entries/" + taken + "/history").text()).contains("增加本季度应报任务", "改由本单位办理");
        assertThat(page(former, "/entries/" + entry + "/history").text()).contains("改由接替牵头的单位办理");
    }

    @Test
    void whoAlreadyOwesItsPartTakesOverTheSummary() {
        owes(unit, "SUPPLEMENTED");

        decide(Map.of("running", "waived", "successor", Long.toString(unit)));

        assertThat(roles()).containsExactly(declining + " RESPONSIBLE", unit + " LEAD");
    }

    @Test
    void whoOwesFromTheNextQuarterOnOwesNothingNow() {
        decide(Map.of("running", "stays", "successor", Long.toString(unit)));

        assertThat(roles()).containsExactly(declining + " LEAD");
    }

    @Test
    void aLockedQuarterNeverChanges() {
        Days.itIs(database, "2020-11-02");
        assertThat(page(coordinator, declined).select("#running")).isEmpty();

        assertThat(decide(Map.of("running", "waived", "successor", Long.toString(unit), "successorOwes", "true")))
                .hasStatus(HttpStatus.FOUND);

        assertThat(roles()).containsExactly(declining + " LEAD");
        assertThat(database.sql(
                                "select count(*) from obligation_waiver w join reporting_obligation o on o.id = w.obligation_id where o.unit_id = ?")
                        .params(declining)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theRoleChangesInNoOtherWay() {
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> database.sql("update reporting_obligation set role = 'RESPONSIBLE' where unit_id = ?")
                        .params(declining)
                        .update());
    }

    private MvcTestResult decide(Map<String, String> more) {
        var form = new HashMap<>(Map.of("verdict", "release", "reason", "同意划转"));
        form.putAll(more);
        return post(coordinator, declined + "/decision", keyed(form));
    }

    private MvcTestResult write() {
        return post(
                former,
                "/entries/" + entry + "/form",
                keyed(Map.of("revision", "0", "progress", "已推进。", "status", "ON_TRACK")));
    }

    private List<String> tasks(Actor who) {
        return page(who, "/").select(".task-things a").eachAttr("href");
    }

    private int due() {
        return database.sql("select count(*) from obligation_status where period_id = 2")
                .query(Integer.class)
                .single();
    }

    private List<String> roles() {
        return database.sql("""
                        select unit_id || ' ' || role from reporting_obligation
                        where period_id = 2 and unit_id in (:units) order by id
                        """)
                .param("units", List.of(declining, unit))
                .query(String.class)
                .list();
    }

    private long entryOf(long unitId) {
        return database.sql("select id from progress_entry where period_id = 2 and unit_id = ?")
                .params(unitId)
                .query(Long.class)
                .single();
    }

    private String stateOf(String path) {
        return database.sql("select state from claim where id = ?")
                .params(Long.parseLong(path.substring("/claims/".length())))
                .query(String.class)
                .single();
    }

    private long owes(long unitId, String role) {
        return database.sql("""
                        with owed as (
                            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role,
                                                              position, unit_name, established_on)
                            select 2, r.measure_id, :unit, r.id, :role, 99, '测试厅', date '2020-09-17'
                            from responsibility r join measure m on m.id = r.measure_id
                            where m.number = :measure and r.unit_id = :unit and r.valid_to is null
                            returning id, period_id, measure_id, unit_id)
                        insert into progress_entry (obligation_id, period_id, measure_id, unit_id)
                        select id, period_id, measure_id, unit_id from owed returning id
                        """)
                .param("unit", unitId)
                .param("role", role)
                .param("measure", measure)
                .query(Long.class)
                .single();
    }

    private void responsible(long unitId, String role) {
        database.sql("""
                        insert into responsibility (measure_id, position, unit_id, wording, role, basis, basis_on,
                                                    basis_reason, valid_from)
                        select m.id, (select max(position) + 1 from responsibility where measure_id = m.id), :unit,
                               '测试厅', :role, 'APPOINTED', date '2020-05-22', '测试', date '2020-05-22'
                        from measure m where m.number = :measure
                        """)
                .param("unit", unitId)
                .param("role", role)
                .param("measure", measure)
                .update();
    }
}
