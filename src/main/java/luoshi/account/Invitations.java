package luoshi.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import luoshi.account.AccountEvent.InvitationAccepted;
import luoshi.account.AccountEvent.InvitationIssued;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links with which people choose their own password, at first and after they forgot it. An administrator hands the link
 * over and never knows the password.
 */
@Service
@Transactional
class Invitations {

    private static final Duration VALID = Duration.ofHours(72);

    private final JdbcClient database;
    private final AccountRepository accounts;
    private final Sessions sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Invitations(
            JdbcClient database,
            AccountRepository accounts,
            Sessions sessions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** The token of a new invitation, known to nobody else; older ones become void. */
    public String issue(long accountId, String by) {
        var token = Secret.random();
        var now = OffsetDateTime.now(clock);
        withdraw(accountId);
        database.sql("""
                insert into invitation (token_hash, account_id, created_at, expires_at, created_by)
                values (:hash, :account, :now, :expires, :by)
                """)
                .param("hash", Secret.digest(token))
                .param("account", accountId)
                .param("now", now)
                .param("expires", now.plus(VALID))
                .param("by", by)
                .update();
        events.publishEvent(new InvitationIssued(accountId, by));
        return token;
    }

    /** Makes every invitation of the account void. */
    public void withdraw(long accountId) {
        database.sql("delete from invitation where account_id = ?")
                .param(accountId)
                .update();
    }

    /** Whom the token invites, while it is valid. */
    @Transactional(readOnly = true)
    public Optional<Invited> find(String token) {
        return database.sql("""
                select a.username, a.display_name
                from invitation i join account a on a.id = i.account_id
                where i.token_hash = :hash and i.expires_at > :now and a.disabled_at is null
                """)
                .param("hash", Secret.digest(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Invited.class)
                .optional();
    }

    /**
     * Uses the invitation up.
     *
     * @return whether it was still valid
     */
    public boolean accept(String token, String passwordHash) {
        var accountId = database.sql(
                        "delete from invitation where token_hash = :hash and expires_at > :now returning account_id")
                .param("hash", Secret.digest(token))
                .param("now", OffsetDateTime.now(clock))
                .query(Long.class)
                .optional();
        accountId.ifPresent(id -> open(accounts.findById(id).orElseThrow(), passwordHash));
        return accountId.isPresent();
    }

    private void open(Account account, String passwordHash) {
        account.open(passwordHash, clock.instant());
        accounts.saveAndFlush(account);
        sessions.endAllOf(account.username());
        events.publishEvent(new InvitationAccepted(account.id(), account.username()));
    }

    /** The person a link was made for. */
    record Invited(String username, String displayName) {}
}
