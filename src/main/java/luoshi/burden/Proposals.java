package luoshi.burden;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.audit.Audited;
import luoshi.burden.Burden.Per;
import luoshi.burden.ProposalForm.Verdict;
import luoshi.calendar.Acts;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What somebody wanted to ask units beside what they are asked, and what was decided when it had been seen what is there. */
@Service
@Transactional
class Proposals {

    private final JdbcClient database;
    private final Burden burden;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    Proposals(JdbcClient database, Burden burden, Acts acts, ApplicationEventPublisher events) {
        this.database = database;
        this.burden = burden;
        this.acts = acts;
        this.events = events;
    }

    /** All of them by now or the end of a past day, the newest first. */
    @Transactional(readOnly = true)
    public List<Line> all(AsAt asAt) {
        return database.sql("""
                        select q.name, q.words, q.per, q.asked, q.fields, q.found, q.verdict, q.reason,
                               a.display_name as proposed_by, q.proposed_on
                        from question_proposal q join account a on a.id = q.proposed_by
                        where q.proposed_on <= coalesce(cast(:day as date), 'infinity')
                        order by q.id desc
                        """).param("day", asAt.day()).query(Line.class).list();
    }

    /**
     * Keeps what was decided, with what it would cost and what was found, both counted now; a repeated request with the same key
     * changes nothing.
     *
     * @param form a form without mistakes
     */
    public void decide(Actor actor, long periodId, ProposalForm form) {
        actor.mustBe(Role.COORDINATOR);
        var act = acts.of(actor);
        var kept = database.sql("""
                        insert into question_proposal (name, words, per, asked, fields, found, verdict, reason, proposed_by,
                                                       proposed_on, proposed_at, submit_key)
                        values (:name, :words, :per, :asked, :fields, :found, :verdict, :reason, :by, :on, :at, :key)
                        on conflict (submit_key) do nothing
                        """)
                .param("name", form.called())
                .param("words", String.join(" ", form.sought()))
                .param("per", form.of().name())
                .param("asked", burden.times(periodId, form.of()))
                .param("fields", form.count())
                .param("found", burden.answersWith(form.sought()).size())
                .param("verdict", form.decided().name())
                .param("reason", form.why())
                .param("by", actor.accountId())
                .param("on", act.on())
                .param("at", OffsetDateTime.ofInstant(act.at(), BusinessClock.ZONE))
                .param("key", form.key())
                .update();
        if (kept == 1) {
            events.publishEvent(new QuestionDecided(actor.username(), form.called(), form.why()));
        }
    }

    /** What was decided on a question. */
    record Line(
            String name,
            String words,
            Per per,
            int asked,
            int fields,
            int found,
            Verdict verdict,
            String reason,
            String proposedBy,
            LocalDate proposedOn) {}

    /** A coordinator has decided whether something more is asked. */
    record QuestionDecided(String by, String name, String reason) implements Audited {

        @Override
        public String subject() {
            return "/burden";
        }

        @Override
        public Map<String, String> detail() {
            return Map.of("name", name, "reason", reason);
        }
    }
}
