package luoshi.web;

import static luoshi.web.Section.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.junit.jupiter.api.Test;

class SectionTests {

    @Test
    void everyRoleSeesItsOwnWork() {
        assertThat(of(Role.REPORTER))
                .containsExactly(TASKS, POLICY, CLAIMS, PERIODS, LEDGER, UNIT, SUPERVISION, PROBLEMS, FINDINGS);
        assertThat(of(Role.UNIT_APPROVER))
                .containsExactly(
                        TASKS, POLICY, CLAIMS, PERIODS, LEDGER, UNIT, UNIT_REVIEW, SUPERVISION, PROBLEMS, FINDINGS);
        assertThat(of(Role.COORDINATOR))
                .containsExactly(
                        TASKS,
                        POLICY,
                        CLAIMS,
                        PERIODS,
                        LEDGER,
                        PROVINCE_REVIEW,
                        REPORTS,
                        SUPERVISION,
                        PROBLEMS,
                        FINDINGS,
                        JOBS);
        assertThat(of(Role.INSPECTOR))
                .containsExactly(TASKS, POLICY, CLAIMS, PERIODS, LEDGER, REPORTS, SUPERVISION, PROBLEMS, FINDINGS);
        assertThat(of(Role.LEADER))
                .containsExactly(
                        TASKS, POLICY, CLAIMS, PERIODS, LEDGER, UNIT, REPORTS, SUPERVISION, PROBLEMS, FINDINGS);
    }

    @Test
    void administratorAndAuditorSeeNoBusinessContent() {
        assertThat(of(Role.ADMIN)).containsExactly(TASKS, JOBS, ACCOUNTS, UNITS, MAIL, BUSINESS_DATE, HOLIDAYS);
        assertThat(of(Role.AUDITOR)).containsExactly(TASKS, AUDIT);
    }

    @Test
    void severalRolesSeeASectionOnce() {
        assertThat(of(Role.REPORTER, Role.UNIT_APPROVER))
                .doesNotHaveDuplicates()
                .contains(POLICY, UNIT_REVIEW);
    }

    @Test
    void holdsThePagesBelowIt() {
        assertThat(REPORTS.holds("/reports")).isTrue();
        assertThat(REPORTS.holds("/reports/2020Q3")).isTrue();
        assertThat(REPORTS.holds("/reports-of-others")).isFalse();
        assertThat(TASKS.holds("/")).isTrue();
        assertThat(TASKS.holds("/reports")).isFalse();
        assertThat(TASKS.holds("/entries/17")).isTrue();
        assertThat(POLICY.holds("/measures/15")).isTrue();
        assertThat(UNIT.holds("/unit-review")).isFalse();
    }

    private static List<Section> of(Role... roles) {
        return Section.of(new Actor(1, "someone", "张三", 1, Set.of(roles)));
    }
}
