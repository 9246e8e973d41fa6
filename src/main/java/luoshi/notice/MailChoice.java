package luoshi.notice;

import java.time.Clock;
import java.time.OffsetDateTime;
import luoshi.account.Actor;
import luoshi.audit.Audited;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether a person wants reminders by mail too. The inbox has everything either way. */
@Service
@Transactional
class MailChoice {

    private final JdbcClient database;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    MailChoice(JdbcClient database, ApplicationEventPublisher events, Clock clock) {
        this.database = database;
        this.events = events;
        this.clock = clock;
    }

    /** The person's address, empty if there is none, and whether mail is wanted. */
    @Transactional(readOnly = true)
    public Choice of(Actor actor) {
        return database.sql("""
                        select email, not exists (select from mail_opt_out o where o.account_id = a.id) as wanted
                        from account a where a.id = ?
                        """)
                .params(actor.accountId())
                .query(Choice.class)
                .optional()
                .orElse(new Choice("", true));
    }

    /** From now on the person gets reminders by mail, or does not; the same choice again changes nothing. */
    public void choose(Actor actor, boolean wanted) {
        var changed = wanted
                ? database.sql("delete from mail_opt_out where account_id = ?")
                        .params(actor.accountId())
                        .update()
                : database.sql("insert into mail_opt_out (account_id, since) values (?, ?) on conflict do nothing")
                        .params(actor.accountId(), OffsetDateTime.now(clock))
                        .update();
        if (changed > 0) {
            events.publishEvent(new MailChosen(actor.accountId(), actor.username(), wanted));
        }
    }

    /** What was chosen. */
    record Choice(String email, boolean wanted) {}

    /** Where the trail has the choice of a person: below the account. */
    static String path(long accountId) {
        return "/accounts/" + accountId + "/mail";
    }

    /** Somebody switched mail on or off. */
    record MailChosen(long accountId, String by, boolean wanted) implements Audited {

        @Override
        public String subject() {
            return path(accountId);
        }

        @Override
        public String action() {
            return wanted ? "MailSwitchedOn" : "MailSwitchedOff";
        }
    }
}
