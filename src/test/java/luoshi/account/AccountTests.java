package luoshi.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;

class AccountTests {

    private static final Instant NOW = Instant.parse("2026-10-12T01:00:00Z");

    private final Account account =
            new Account("zhangsan", "张三", 4, "", "", Set.of(Role.REPORTER, Role.UNIT_APPROVER), "admin", NOW);

    @Test
    void isOpenOnceThereIsAPassword() {
        assertThat(account.isOpen()).isFalse();

        account.open("hash", NOW);

        assertThat(account.isOpen()).isTrue();
    }

    @Test
    void isShutWhileDisabledAndKeepsItsPassword() {
        account.open("hash", NOW);
        account.disable("admin", NOW);

        assertThat(account.isOpen()).isFalse();
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(() -> account.disable("admin", NOW));
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(() -> account.open("other", NOW));

        account.enable();

        assertThat(account.isOpen()).isTrue();
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(account::enable);
    }

    @Test
    void cannotAdministerOrAuditBesidesOtherWork() {
        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> account.assign(4, Set.of(Role.ADMIN, Role.REPORTER)));
        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> account.assign(4, Set.of(Role.AUDITOR, Role.ADMIN)));
        assertThatExceptionOfType(IllegalStep.class).isThrownBy(() -> account.assign(4, Set.of()));
        assertThat(account.roles()).containsExactlyInAnyOrder(Role.REPORTER, Role.UNIT_APPROVER);

        account.assign(7, Set.of(Role.AUDITOR));

        assertThat(account.roles()).containsExactly(Role.AUDITOR);
        assertThat(account.unitId()).isEqualTo(7);
    }

    @Test
    void isSucceededBySomebodyOfTheUnitWithEveryRole() {
        account.mustBeSucceededBy(person(4, Role.REPORTER, Role.UNIT_APPROVER, Role.LEADER));

        var disabled = person(4, Role.REPORTER, Role.UNIT_APPROVER);
        disabled.disable("admin", NOW);
        for (var wrong :
                List.of(person(5, Role.REPORTER, Role.UNIT_APPROVER), person(4, Role.REPORTER), account, disabled)) {
            assertThatExceptionOfType(IllegalStep.class).isThrownBy(() -> account.mustBeSucceededBy(wrong));
        }
        assertThatExceptionOfType(IllegalStep.class)
                .isThrownBy(() -> person(4, Role.ADMIN).mustBeSucceededBy(person(4, Role.ADMIN)));
    }

    private static Account person(long unit, Role... roles) {
        return new Account("lisi", "李四", unit, "", "", Set.of(roles), "admin", NOW);
    }

    @Test
    void isNotChangedFromAnOldPage() {
        account.mustStillBe(0);

        assertThatExceptionOfType(OptimisticLockingFailureException.class).isThrownBy(() -> account.mustStillBe(1));
    }
}
