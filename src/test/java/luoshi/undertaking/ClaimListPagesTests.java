package luoshi.undertaking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import luoshi.Days;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;

/** The list of claims: who has not answered in time, what it marks, and how long a unit has. */
@WebTest
class ClaimListPagesTests extends UndertakingPages {

    @Test
    void whoIsNotAnsweredInTimeIsListedButNothingIsTakenByItself() {
        assertThat(page(coordinator, "/claims?show=overdue").select("a[href=" + claim + "]"))
                .as("five working days after 2020-05-22 is 2020-05-29")
                .hasSize(1);
        Days.itIs(database, "2020-05-29");
        assertThat(page(coordinator, "/claims?show=overdue").select("a[href=" + claim + "]"))
                .isEmpty();
        Days.itIs(database, "2021-05-29");
        assignment.assignWhatIsDue();
        assertThat(state()).isEqualTo("ASSIGNED");
        assertThat(page(coordinator, claim).text()).contains("超期");
    }

    @Test
    void theDeadlineIsASettingThatChangesWithAReason() {
        assertThat(post(coordinator, "/claims/deadline", Map.of("workingDays", "7")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(coordinator, "/claims/deadline", Map.of("workingDays", "0", "reason", "测试")))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        assertThat(post(reporter, "/claims/deadline", Map.of("workingDays", "7", "reason", "测试")))
                .hasStatus(HttpStatus.FORBIDDEN);

        post(coordinator, "/claims/deadline", Map.of("workingDays", "7", "reason", "防汛期间顺延"));
        assertThat(page(coordinator, "/claims?show=overdue").select("a[href=" + claim + "]"))
                .isEmpty();
        post(coordinator, "/claims/deadline", Map.of("workingDays", "5", "reason", "恢复"));
        assertThat(page(coordinator, "/claims?show=overdue").select("a[href=" + claim + "]"))
                .hasSize(1);
    }

    @Test
    void theHistoryOfTheDeadlineTellsEveryValueThereWas() {
        post(coordinator, "/claims/deadline", Map.of("workingDays", "9", "reason", "防汛期间顺延"));
        post(coordinator, "/claims/deadline", Map.of("workingDays", "5", "reason", "汛期结束"));

        var history = page(coordinator, "/claims/deadline/history")
                .select(".history li")
                .eachText();

        assertThat(history.get(0)).contains(coordinator.displayName() + "（省发展改革委）", "将“认领时限（工作日）”由“9”改为“5”", "汛期结束");
        assertThat(history.get(1)).contains("由“5”改为“9”", "防汛期间顺延");
        assertThat(history.get(history.size() - 1)).contains("将“认领时限（工作日）”填为“5”");
        assertThat(get(reporter, "/claims/deadline/history"))
                .as("the reasons are on no page of a unit")
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void aUnitListsItsOwnClaimsOnly() {
        assertThat(page(reporter, "/claims").select("tbody tr")).hasSize(1);
        assertThat(page(coordinator, "/claims").select("tbody tr")).hasSizeGreaterThan(140);
        assertThat(page(coordinator, "/claims?measure=4&unit=rst").select("tbody tr"))
                .hasSize(1);
    }

    @Test
    void theListMarksAMilestoneWhoseDayHasPassed() {
        take();
        Days.itIs(database, "2020-06-30");
        assertThat(page(reporter, "/claims").select("tbody").text()).doesNotContain("已过期");

        Days.itIs(database, "2020-07-01");
        assertThat(page(reporter, "/claims").select("tbody").text()).contains("下一节点2020年6月30日 已过期");
    }

    @Test
    void theListComesDownUnderItsFilter() {
        var csv = get(coordinator, "/claims/list.csv?show=assigned&measure=1&unit=czt");
        assertThat(csv).hasStatusOk();
        assertThat(text(csv))
                .startsWith("\uFEFF\"措施\"")
                .contains("省财政厅", "2020年5月29日")
                .doesNotContain("省商务厅");
        assertThat(get(coordinator, "/claims/list.xlsx")).hasStatusOk();
        assertThat(text(get(reporter, "/claims/list.csv"))).doesNotContain("省财政厅");
    }
}
