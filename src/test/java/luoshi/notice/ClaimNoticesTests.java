package luoshi.notice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people are told of claims. */
@WebTest
class ClaimNoticesTests extends InboxPages {

    @Autowired
    private ClaimNotices notices;

    @Test
    void aUnitIsToldOnceWhatItIsAskedToTakeOn() {
        var claim = claim(1);
        notices.tellWhatIsAssigned();
        notices.tellWhatIsAssigned();

        for (var person : java.util.List.of(reporter, approver)) {
            assertThat(lines(person)).hasSize(1);
            assertThat(lines(person).text()).contains("任务下达", "（一）稳定就业岗位");
            assertThat(lines(person).select("a").attr("href")).isEqualTo(claim + "/form#elaboration");
        }
        claim(2);
        notices.tellWhatIsAssigned();
        assertThat(lines(reporter)).as("what came the same day is one line").hasSize(1);
        assertThat(lines(reporter).select(".inbox-things a")).hasSize(2);
    }

    @Test
    void aRefusalIsToldToTheCoordinatorsAndTheDecisionToTheUnit() {
        var claim = claim(3);
        assertThat(post(reporter, claim + "/refusal", Map.of("reason", "职能已划转")))
                .hasStatus3xxRedirection();
        assertThat(lines(coordinator).text()).contains("任务退回待处理", "测试厅：（三）", "职能已划转");

        assertThat(post(coordinator, claim + "/decision", Map.of("verdict", "uphold", "reason", "仍由你厅负责")))
                .hasStatus3xxRedirection();
        assertThat(lines(reporter).text()).contains("任务退回的处理结果", "仍由你厅负责");
        assertThat(lines(approver).text()).contains("任务退回的处理结果");
    }

    /** A measure that awaits the unit's answer. */
    private String claim(int measure) {
        return "/claims/"
                + database.sql("""
                                insert into claim (responsibility_id, measure_id, unit_id, waiting_since)
                                select r.id, r.measure_id, :unit, date '2020-10-09'
                                from responsibility r join measure m on m.id = r.measure_id
                                where m.number = :measure and r.position = 1 returning id
                                """)
                        .param("unit", unit)
                        .param("measure", measure)
                        .query(Long.class)
                        .single();
    }
}
