package luoshi.account;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;

/** Something done to an account. */
sealed interface AccountEvent extends Audited {

    /** The account it was done to. */
    long accountId();

    @Override
    default String subject() {
        return "/accounts/" + accountId();
    }

    /** Somebody may use the program once the invitation is accepted. */
    record AccountCreated(long accountId, String by, String username, String displayName, String unit, String roles)
            implements AccountEvent {

        @Override
        public Map<String, String> detail() {
            return Map.of("username", username, "displayName", displayName, "unit", unit, "roles", roles);
        }
    }

    /** Name, unit, roles or telephone are others now. */
    record AccountChanged(long accountId, String by, List<Change> changes) implements AccountEvent {}

    /** The person can no longer sign in. */
    record AccountDisabled(long accountId, String by, String reason) implements AccountEvent {

        @Override
        public Map<String, String> detail() {
            return Map.of("reason", reason);
        }
    }

    /** The person can sign in again. */
    record AccountEnabled(long accountId, String by) implements AccountEvent {}

    /** A new link to choose a password exists; older ones are void. */
    record InvitationIssued(long accountId, String by) implements AccountEvent {}

    /** The person chose a password through an invitation. */
    record InvitationAccepted(long accountId, String by) implements AccountEvent {}

    /** The person replaced the own password. */
    record PasswordChanged(long accountId, String by) implements AccountEvent {}
}
