package luoshi.account;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets the first administrator in. Whoever can read the console of the server at its first start has the code; once it
 * was used there is no second one, for no installation has a default password.
 */
@Service
@Transactional
class Bootstrap {

    private static final Duration VALID = Duration.ofHours(24);

    private final JdbcClient database;
    private final AccountRepository accounts;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Bootstrap(JdbcClient database, AccountRepository accounts, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.events = events;
        this.clock = clock;
    }

    /** A new code, in place of the one before. */
    public String newCode() {
        var code = Secret.typed();
        var now = OffsetDateTime.now(clock);
        database.sql("""
                insert into bootstrap (code_hash, created_at, expires_at) values (:hash, :now, :expires)
                on conflict (only_row) do update
                    set code_hash = excluded.code_hash, created_at = excluded.created_at,
                        expires_at = excluded.expires_at
                    where bootstrap.closed_at is null
                """)
                .param("hash", Secret.digestOfTyped(code))
                .param("now", now)
                .param("expires", now.plus(VALID))
                .update();
        return code;
    }

    /** Whether the first administrator is still awaited. */
    @Transactional(readOnly = true)
    public boolean isAwaited() {
        return database.sql("""
                select not exists (select from account)
                   and not exists (select from bootstrap where closed_at is not null)
                """).query(Boolean.class).single();
    }

    /** Whether the code is the one on the console and has not expired. */
    @Transactional(readOnly = true)
    public boolean accepts(@Nullable String code) {
        return isValid(code, database.sql("select code_hash from bootstrap where expires_at > :now"));
    }

    /**
     * Makes the first administrator and closes this way in for ever. The row is locked: of many who try at once, one
     * succeeds.
     *
     * @throws NotFound if there is nothing to be made, or no longer
     */
    public void createFirstAdministrator(SetupForm form, String passwordHash) {
        var code = database.sql("select code_hash from bootstrap where expires_at > :now for update");
        if (!isValid(form.code(), code) || !isAwaited()) {
            throw new NotFound();
        }
        var now = clock.instant();
        var account = new Account(
                form.username(), form.displayName(), form.unitId(), "", "", Set.of(Role.ADMIN), form.username(), now);
        account.open(passwordHash, now);
        accounts.saveAndFlush(account);
        database.sql("update bootstrap set closed_at = ?")
                .param(OffsetDateTime.now(clock))
                .update();
        events.publishEvent(new InstallationStarted(form.username(), form.businessDate()));
    }

    private boolean isValid(@Nullable String code, JdbcClient.StatementSpec stored) {
        var given = Secret.digestOfTyped(code == null ? "" : code);
        return stored.param("now", OffsetDateTime.now(clock))
                .query(String.class)
                .optional()
                .filter(hash -> MessageDigest.isEqual(hash.getBytes(US_ASCII), given.getBytes(US_ASCII)))
                .isPresent();
    }
}
