package luoshi.account;

import java.io.Serializable;
import java.util.Set;
import org.springframework.security.access.AccessDeniedException;

/**
 * The person who acts: handed into every use case, never looked up by it.
 *
 * @param accountId the account's id
 * @param username the name the person signs in with; unique for ever
 * @param displayName the person's name as shown on pages
 * @param unitId the unit the person belongs to
 * @param roles what the person may do
 */
public record Actor(long accountId, String username, String displayName, long unitId, Set<Role> roles)
        implements Serializable {

    /** The program itself, when a scheduled job acts. */
    public static final Actor SYSTEM = new Actor(0, "system", "系统", 0, Set.of());

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** Whether the person holds the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /** Whether the person belongs to the unit. */
    public boolean isOf(long unit) {
        return unitId == unit;
    }

    /**
     * Refuses everybody who holds none of the roles.
     *
     * @throws AccessDeniedException if the person holds none of them
     */
    public void mustBe(Role... allowed) {
        for (var role : allowed) {
            if (is(role)) {
                return;
            }
        }
        throw new AccessDeniedException(username + " is none of " + java.util.Arrays.toString(allowed));
    }
}
