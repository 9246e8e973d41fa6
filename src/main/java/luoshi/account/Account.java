package luoshi.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;

/** A person's access to the program. It is disabled, never deleted, for its user name stands in the trail. */
@Entity
@Table(name = "account")
class Account {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    private String username;
    private String displayName;
    private long unitId;
    private String officePhone;
    private String email;

    private @Nullable String passwordHash;
    private @Nullable Instant passwordSetAt;
    private @Nullable Instant disabledAt;
    private @Nullable String disabledBy;
    private boolean demo;
    private Instant createdAt;
    private String createdBy;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
    @Column(name = "role")
    @Enumerated(EnumType.STRING)
    private Set<Role> roles;

    @Version
    private int version;

    Account(
            String username,
            String displayName,
            long unitId,
            String officePhone,
            String email,
            Set<Role> roles,
            String createdBy,
            Instant createdAt) {
        mustBeCombinable(roles);
        this.username = username;
        this.displayName = displayName;
        this.unitId = unitId;
        this.officePhone = officePhone;
        this.email = email;
        this.roles = EnumSet.copyOf(roles);
        this.createdBy = createdBy;
        this.createdAt = createdAt;
    }

    @SuppressWarnings("NullAway.Init")
    protected Account() {}

    /** Whether one person may hold all of them: whoever administers or audits does nothing else. */
    static boolean areCombinable(Set<Role> roles) {
        return roles.size() == 1 || !roles.contains(Role.ADMIN) && !roles.contains(Role.AUDITOR);
    }

    void describe(String displayName, String officePhone, String email) {
        this.displayName = displayName;
        this.officePhone = officePhone;
        this.email = email;
    }

    void assign(long unitId, Set<Role> roles) {
        mustBeCombinable(roles);
        this.unitId = unitId;
        this.roles.retainAll(roles);
        this.roles.addAll(roles);
    }

    void disable(String by, Instant at) {
        if (isDisabled()) {
            throw new IllegalStep("account.already-disabled", displayName);
        }
        disabledBy = by;
        disabledAt = at;
    }

    /** Refuses a successor who could not do what this person did. */
    void mustBeSucceededBy(Account successor) {
        if (is(Role.ADMIN) || is(Role.AUDITOR)) {
            throw new IllegalStep("account.handover.refused.office");
        }
        if (successor.isDisabled()) {
            throw new IllegalStep("account.handover.refused.disabled");
        }
        if (successor == this || successor.unitId != unitId || !successor.roles.containsAll(roles)) {
            throw new IllegalStep("account.handover.refused.unlike");
        }
    }

    void enable() {
        if (!isDisabled()) {
            throw new IllegalStep("account.already-enabled", displayName);
        }
        disabledBy = null;
        disabledAt = null;
    }

    void open(String newPasswordHash, Instant at) {
        if (isDisabled()) {
            throw new IllegalStep("account.already-disabled", displayName);
        }
        passwordHash = newPasswordHash;
        passwordSetAt = at;
    }

    /** Refuses a change that was made from a page older than the last change. */
    void mustStillBe(int versionShown) {
        if (version != versionShown) {
            throw new OptimisticLockingFailureException("Account " + id + " is no longer at version " + versionShown);
        }
    }

    private static void mustBeCombinable(Set<Role> roles) {
        if (roles.isEmpty() || !areCombinable(roles)) {
            throw new IllegalStep("account.roles.stand-alone");
        }
    }

    boolean isDisabled() {
        return disabledAt != null;
    }

    /** Whether the person can sign in. */
    boolean isOpen() {
        return !isDisabled() && passwordHash != null;
    }

    boolean is(Role role) {
        return roles.contains(role);
    }

    long id() {
        if (id == null) {
            throw new IllegalStateException("Not saved yet");
        }
        return id;
    }

    String username() {
        return username;
    }

    String displayName() {
        return displayName;
    }

    long unitId() {
        return unitId;
    }

    String officePhone() {
        return officePhone;
    }

    /** For reminders; may be empty. */
    String email() {
        return email;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    Set<Role> roles() {
        return Set.copyOf(roles);
    }

    int version() {
        return version;
    }
}
