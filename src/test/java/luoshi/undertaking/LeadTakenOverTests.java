package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import luoshi.account.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 接替牵头: a unit of the measure leads it in the place of one that has declined. */
@WebTest
class LeadTakenOverTests extends UndertakingPages {

    private long measure;
    private long declining;
    private String declined;

    /** A measure that nobody leads gets a lead of the test, beside which the unit of the test is responsible. */
    @BeforeEach
    void theLeadDeclines() {
        measure = database.sql("""
                        select min(number) from measure m
                        where not exists (select from responsibility r
                                          where r.measure_id = m.id and r.role = 'LEAD' and r.valid_to is null)
                        """).query(Long.class).single();
        declining = newUnit();
        responsible(declining, "LEAD");
        responsible(unit, "SUPPLEMENTED");
        assignment.assignWhatIsDue();
        claim = claimOf(unit);
        declined = claimOf(declining);
        post(people.join(declining, Role.REPORTER), declined + "/refusal", keyed(Map.of("reason", "职能已划转")));
    }

    @AfterEach
    void nobodyLeadsAsBefore() {
        database.sql("""
                        update responsibility set valid_to = greatest(valid_from, date '2020-06-01')
                        where measure_id = (select id from measure where number = ?) and basis_reason <> ''
                          and valid_to is null
                        """).params(measure).update();
    }

    @Test
    void aUnitOfTheMeasureLeadsItAndItsClaimStays() {
        take();
        assertThat(decide(unit)).hasStatus(HttpStatus.FOUND);

        var shown = page(reporter, claim);
        assertThat(shown.select("main").text()).contains("已认领", "按月调度采购进度", "牵头");
        assertThat(page(reporter, claim + "/history").text()).contains("接替牵头", "原因：同意划转");
        assertThat(page(coordinator, "/measures/" + measure)
                        .select("section:has(h2:containsOwn(责任单位)) tr:contains(测试厅)")
                        .eachText())
                .singleElement()
                .asString()
                .contains("牵头", "人工指定", "同意划转");
        assertThat(page(coordinator, "/measures/" + measure)
                        .select("#claims tr:has(a[href=" + claim + "])")
                        .eachText())
                .singleElement()
                .asString()
                .contains("已认领");
        assertThat(page(reporter, "/notices").text()).contains("任务下达", "同意划转");
    }

    @Test
    void whoHasNotAnsweredYetIsStillAsked() {
        decide(unit);

        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(reporter, claim).select("main").text()).contains("待认领", "牵头");
        assertThat(claimOf(unit)).as("no second claim").isEqualTo(claim);
    }

    @Test
    void fromThatDayOnTheUnitIsResponsibleAsTheLeadAlone() {
        decide(unit);

        assertThat(database.sql("""
                                select r.unit_id || ' ' || r.role from responsible_unit r
                                  join measure m on m.id = r.measure_id
                                where m.number = :measure and r.unit_id in (:one, :other)
                                  and r.valid_from <= date '2020-09-16'
                                  and (r.valid_to is null or r.valid_to >= date '2020-09-16')
                                """)
                        .param("measure", measure)
                        .param("one", unit)
                        .param("other", declining)
                        .query(String.class)
                        .list())
                .containsExactly(unit + " LEAD");
    }

    @Test
    void whoHasDeclinedAsWellIsNotAppointed() {
        post(reporter, claim + "/refusal", keyed(Map.of("reason", "也不归我管")));
        var refused = decide(unit);

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("所选单位对本措施的任务已退回或已办结");
        assertThat(stateOf(declined)).isEqualTo("DECLINED");
    }

    @Test
    void theUnitThatDeclinesCannotTakeOverFromItself() {
        var refused = decide(declining);

        assertThat(refused).hasStatus(HttpStatus.CONFLICT);
        assertThat(text(refused)).contains("该单位已是本措施的责任单位");
        assertThat(stateOf(declined)).isEqualTo("DECLINED");
    }

    private MvcTestResult decide(long successor) {
        return post(
                coordinator,
                declined + "/decision",
                keyed(Map.of("verdict", "release", "reason", "同意划转", "successor", Long.toString(successor))));
    }

    private String stateOf(String path) {
        return database.sql("select state from claim where id = ?")
                .params(Long.parseLong(path.substring("/claims/".length())))
                .query(String.class)
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
