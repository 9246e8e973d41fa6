package luoshi.account;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.account.AccountEvent.AccountChanged;
import luoshi.account.AccountEvent.AccountCreated;
import luoshi.account.AccountEvent.AccountDisabled;
import luoshi.account.AccountEvent.AccountEnabled;
import luoshi.audit.Change;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with accounts. Whoever loses something is signed out at once. */
@Service
@Transactional
class AccountAdministration {

    private static final int DIGITS_SHOWN = 4;

    private final AccountRepository accounts;
    private final Invitations invitations;
    private final Sessions sessions;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final MessageSource messages;
    private final Clock clock;

    AccountAdministration(
            AccountRepository accounts,
            Invitations invitations,
            Sessions sessions,
            JdbcClient database,
            ApplicationEventPublisher events,
            MessageSource messages,
            Clock clock) {
        this.accounts = accounts;
        this.invitations = invitations;
        this.sessions = sessions;
        this.database = database;
        this.events = events;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Makes an account that waits for its invitation to be accepted.
     *
     * @throws UsernameTaken also if another request takes the user name at the same moment
     */
    public Invitation create(Actor actor, NewAccountForm form) {
        actor.mustBe(Role.ADMIN);
        mustExist(form.unitId());
        var account = saved(new Account(
                form.username(),
                form.displayName(),
                form.unitId(),
                form.officePhone(),
                form.email(),
                form.roles(),
                actor.username(),
                clock.instant()));
        events.publishEvent(new AccountCreated(
                account.id(),
                actor.username(),
                account.username(),
                account.displayName(),
                unitName(account.unitId()),
                names(account.roles())));
        return new Invitation(account.id(), invitations.issue(account.id(), actor.username()));
    }

    /** Gives the person another name, telephone, unit or other roles. */
    public void change(Actor actor, long id, AccountForm form) {
        actor.mustBe(Role.ADMIN);
        mustExist(form.unitId());
        var account = account(id);
        account.mustStillBe(form.version());
        if (account.is(Role.ADMIN) && !form.roles().contains(Role.ADMIN)) {
            mustNotBeTheLast(account);
        }
        var before = facts(account);
        account.describe(form.displayName(), form.officePhone(), form.email());
        account.assign(form.unitId(), form.roles());
        var changes = Change.between(before, facts(account));
        if (!changes.isEmpty()) {
            accounts.saveAndFlush(account);
            sessions.endAllOf(account.username());
            events.publishEvent(new AccountChanged(id, actor.username(), changes));
        }
    }

    /** Ends the person's access. */
    public void disable(Actor actor, long id, int version, String reason) {
        actor.mustBe(Role.ADMIN);
        var account = account(id);
        account.mustStillBe(version);
        if (account.is(Role.ADMIN)) {
            mustNotBeTheLast(account);
        }
        account.disable(actor.username(), clock.instant());
        accounts.saveAndFlush(account);
        invitations.withdraw(id);
        sessions.endAllOf(account.username());
        events.publishEvent(new AccountDisabled(id, actor.username(), reason));
    }

    /** Gives the access back; the password is still the one it was. */
    public void enable(Actor actor, long id, int version) {
        actor.mustBe(Role.ADMIN);
        var account = account(id);
        account.mustStillBe(version);
        account.enable();
        accounts.saveAndFlush(account);
        events.publishEvent(new AccountEnabled(id, actor.username()));
    }

    /** A new link to choose a password; the old password goes on until the link is used. */
    public Invitation invite(Actor actor, long id) {
        actor.mustBe(Role.ADMIN);
        var account = account(id);
        if (account.isDisabled()) {
            throw new IllegalStep("account.already-disabled", account.displayName());
        }
        return new Invitation(id, invitations.issue(id, actor.username()));
    }

    private Account saved(Account account) {
        try {
            return accounts.saveAndFlush(account);
        } catch (DataIntegrityViolationException failure) {
            if (Broken.rule("account_username_once", failure)) {
                throw new UsernameTaken();
            }
            throw failure;
        }
    }

    private Account account(long id) {
        return accounts.findById(id).orElseThrow(NotFound::new);
    }

    /** Locks the administrators who can sign in, so that two of them cannot remove each other at the same time. */
    private void mustNotBeTheLast(Account account) {
        var others = database.sql("""
                select a.id
                from account a join account_role r on r.account_id = a.id and r.role = 'ADMIN'
                where a.disabled_at is null and a.password_hash is not null
                order by a.id
                for update of a
                """).query(Long.class).list();
        if (account.isOpen() && others.stream().allMatch(id -> id == account.id())) {
            throw new IllegalStep("account.last-admin");
        }
    }

    private void mustExist(long unitId) {
        if (unitName(unitId).isEmpty()) {
            throw new NotFound();
        }
    }

    private Map<String, String> facts(Account account) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("displayName", account.displayName());
        facts.put("unit", unitName(account.unitId()));
        facts.put("roles", names(account.roles()));
        facts.put("officePhone", masked(account.officePhone()));
        facts.put("email", maskedAddress(account.email()));
        return facts;
    }

    private String unitName(long unitId) {
        return database.sql("select name from unit where id = ?")
                .param(unitId)
                .query(String.class)
                .optional()
                .orElse("");
    }

    /** Telephone numbers stay on the person's own page. */
    private static String masked(String phone) {
        return phone.length() <= DIGITS_SHOWN ? phone : "…" + phone.substring(phone.length() - DIGITS_SHOWN);
    }

    /** Enough to tell a change by, not enough to write to. */
    private static String maskedAddress(String email) {
        return email.isEmpty() ? "" : email.charAt(0) + "…" + email.substring(email.indexOf('@'));
    }

    private String names(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> text("account.role." + role))
                .collect(Collectors.joining(text("account.comma")));
    }

    private String text(String key) {
        return messages.getMessage(key, null, Locale.SIMPLIFIED_CHINESE);
    }

    /** A fresh invitation: the token is not stored, so it is shown now or never. */
    record Invitation(long accountId, String token) {}
}
