package luoshi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Mails that wait for the server, and what became of the others. Written together with the notice they repeat. */
@Component
@Transactional
class MailOutbox {

    private static final int SHOWN = 50;

    /** So many mails of a file are in memory at once. */
    private static final int FETCHED = 500;

    private final JdbcClient database;
    private final MailSettings settings;
    private final Clock clock;

    MailOutbox(JdbcClient database, MailSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Queues a mail, if mail is configured, the person has an address and did not switch mail off.
     *
     * @param subject one line of our own words
     * @param body the text for the name of the person
     */
    public void queue(long notice, long person, String subject, UnaryOperator<String> body) {
        if (settings.missing().isPresent()) {
            return;
        }
        recipient(person)
                .ifPresent(name -> database.sql("""
                        insert into mail (notice_id, recipient_id, subject, body, created_at, next_try_at)
                        values (:notice, :person, :subject, :body, :now, :now)
                        on conflict on constraint mail_once do nothing
                        """)
                        .param("notice", notice)
                        .param("person", person)
                        .param("subject", subject)
                        .param("body", body.apply(name))
                        .param("now", OffsetDateTime.now(clock))
                        .update());
    }

    private Optional<String> recipient(long person) {
        return database.sql("""
                        select display_name from account
                        where id = :person and email <> '' and disabled_at is null
                          and not exists (select from mail_opt_out o where o.account_id = :person)
                        """).param("person", person).query(String.class).optional();
    }

    /**
     * Takes the next mail that is due and moves its next try away, each time further up to two hours: whoever comes
     * second takes another one, and if this node dies the mail is tried again.
     */
    public Optional<Waiting> claim() {
        return database.sql("""
                        update mail m
                        set attempts = m.attempts + 1,
                            next_try_at = :now + least(interval '2 hours', interval '2 minutes' * power(3, m.attempts))
                        from account a
                        where a.id = m.recipient_id
                          and m.id = (select id from mail where state = 'WAITING' and next_try_at <= :now
                                      order by next_try_at, id limit 1 for update skip locked)
                        returning m.id, m.subject, m.body, a.email,
                                  a.email <> '' and a.disabled_at is null
                                  and not exists (select from mail_opt_out o where o.account_id = a.id) as wanted
                        """)
                .param("now", OffsetDateTime.now(clock))
                .query(Waiting.class)
                .optional();
    }

    /** Notes what became of it. */
    public void note(long mail, State state, String error) {
        database.sql("""
                        update mail set state = :state, error = :error,
                               sent_at = case when :state = 'SENT' then :now::timestamptz end
                        where id = :id and state = 'WAITING'
                        """)
                .param("state", state.name())
                .param("error", error.length() > 300 ? error.substring(0, 300) : error)
                .param("now", OffsetDateTime.now(clock))
                .param("id", mail)
                .update();
    }

    /** The newest mails, without their text. */
    @Transactional(readOnly = true)
    public List<Sent> newest() {
        return mails(SHOWN).list();
    }

    /** Hands over every mail, without its text, the newest first. */
    @Transactional(readOnly = true)
    public void each(Consumer<Sent> taker) {
        try (var mails = mails(null).stream()) {
            mails.forEach(taker);
        }
    }

    private JdbcClient.MappedQuerySpec<Sent> mails(@Nullable Integer most) {
        return database.sql("""
                        select m.id, a.username, m.state, m.created_at, m.sent_at, m.attempts, m.next_try_at, m.error
                        from mail m join account a on a.id = m.recipient_id
                        order by m.id desc limit cast(? as integer)
                        """)
                .withFetchSize(FETCHED)
                .params(Arrays.asList(most))
                .query(Sent.class);
    }

    /** What a mail can be. */
    enum State {
        WAITING,
        SENT,
        /** The server does not take mail for that address. */
        REFUSED,
        /** The person wants no mail any more, or has no address or account any more. */
        WITHDRAWN
    }

    /** A mail on its way. */
    record Waiting(long id, String subject, String body, String email, boolean wanted) {}

    /** A mail as administrators see it. */
    record Sent(
            long id,
            String username,
            State state,
            OffsetDateTime createdAt,
            @Nullable OffsetDateTime sentAt,
            int attempts,
            OffsetDateTime nextTryAt,
            String error) {

        /** When it was sent or will be tried next; null if neither. */
        public @Nullable OffsetDateTime next() {
            return sentAt != null || state != State.WAITING ? sentAt : nextTryAt;
        }

        /** The tone of the badge that shows the state. */
        public String tone() {
            return switch (state) {
                case WAITING -> attempts == 0 ? "info" : "warn";
                case SENT -> "ok";
                case REFUSED -> "bad";
                case WITHDRAWN -> "muted";
            };
        }
    }
}
