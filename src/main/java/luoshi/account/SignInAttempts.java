package luoshi.account;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Slows down guessing. The block is for a user name from one address, so that nobody can lock others out, and for an
 * address that tries many names: not for those who lately signed in from there, for a whole office may share an address.
 * Each step is a short transaction of its own, whatever becomes of the sign-in.
 */
@Service
@Transactional(propagation = Propagation.REQUIRES_NEW)
class SignInAttempts {

    static final int PER_NAME_AND_ADDRESS = 5;
    static final int PER_ADDRESS = 20;
    static final Duration WINDOW = Duration.ofMinutes(15);

    static final Duration KNOWN = Duration.ofDays(30);

    private static final Duration KEPT = Duration.ofDays(1);

    private final JdbcClient database;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    SignInAttempts(JdbcClient database, Clock clock, ApplicationEventPublisher events) {
        this.database = database;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Counts the attempt as failed until the opposite is known.
     *
     * @throws TooManyFailures if it is refused
     */
    public Attempt begin(String username, String address) {
        waitForOthers(username, address);
        refuseAtLimit(failuresOf(username, address), PER_NAME_AND_ADDRESS);
        if (!isKnown(username, address)) {
            refuseAtLimit(failuresFrom(address), PER_ADDRESS);
        }
        var id = database.sql("""
                insert into failed_sign_in (username, address, at, pending)
                values (:username, :address, :at, true) returning id
                """)
                .param("username", username)
                .param("address", address)
                .param("at", now())
                .query(Long.class)
                .single();
        return new Attempt(id, username, address);
    }

    /** The password was wrong. */
    public void failed(Attempt attempt) {
        database.sql("update failed_sign_in set pending = false where id = ?")
                .param(attempt.id())
                .update();
        events.publishEvent(new SignInFailed(attempt.username()));
        if (failuresOf(attempt.username(), attempt.address()).size() >= PER_NAME_AND_ADDRESS
                || failuresFrom(attempt.address()).size() >= PER_ADDRESS
                        && !isKnown(attempt.username(), attempt.address())) {
            events.publishEvent(new SignInBlocked(attempt.username()));
        }
    }

    /** The password was right: what failed before under this name from this address is forgotten. */
    public void succeeded(Attempt attempt) {
        database.sql("""
                delete from failed_sign_in
                where id = :id or at < :old or username = :username and address = :address and not pending
                """)
                .param("id", attempt.id())
                .param("old", now().minus(KEPT))
                .param("username", attempt.username())
                .param("address", attempt.address())
                .update();
        remember(attempt);
    }

    /** Rows that another sign-in is writing are left to it, so that two of them never wait for each other. */
    private void remember(Attempt attempt) {
        database.sql("""
                insert into known_sign_in (username, address, at) values (:username, :address, :at)
                on conflict (username, address) do update set at = excluded.at
                """)
                .param("username", attempt.username())
                .param("address", attempt.address())
                .param("at", now())
                .update();
        database.sql("""
                delete from known_sign_in where (username, address) in (
                    select username, address from known_sign_in where at <= :old for update skip locked)
                """).param("old", now().minus(KNOWN)).update();
    }

    private boolean isKnown(String username, String address) {
        return database.sql("""
                select exists (select from known_sign_in
                               where username = :username and address = :address and at > :since)
                """)
                .param("username", username)
                .param("address", address)
                .param("since", now().minus(KNOWN))
                .query(Boolean.class)
                .single();
    }

    /** Attempts for the same name and address are counted one after the other. */
    private void waitForOthers(String username, String address) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:who, 0))::text")
                .param("who", username + " " + address)
                .query(String.class)
                .single();
    }

    private List<OffsetDateTime> failuresOf(String username, String address) {
        return database.sql("""
                select at from failed_sign_in
                where username = :username and address = :address and at > :since
                order by at desc
                """)
                .param("username", username)
                .param("address", address)
                .param("since", now().minus(WINDOW))
                .query(OffsetDateTime.class)
                .list();
    }

    private List<OffsetDateTime> failuresFrom(String address) {
        return database.sql("""
                select at from failed_sign_in
                where address = :address and at > :since and not pending
                order by at desc
                """)
                .param("address", address)
                .param("since", now().minus(WINDOW))
                .query(OffsetDateTime.class)
                .list();
    }

    private static void refuseAtLimit(List<OffsetDateTime> failures, int limit) {
        if (failures.size() >= limit) {
            throw new TooManyFailures(failures.get(0).plus(WINDOW).toInstant());
        }
    }

    private OffsetDateTime now() {
        return OffsetDateTime.now(clock);
    }

    /** An attempt whose outcome is not known yet. */
    record Attempt(long id, String username, String address) {}
}
