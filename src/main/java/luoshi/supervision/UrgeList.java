package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists 催办单 and 督办通知单. A unit sees its own, with its draft; the province all, with what was answered. */
@Service
@Transactional(readOnly = true)
class UrgeList {

    private static final String LINES = """
            select n.id, n.level, n.doc_number, n.unit_id, u.name as unit_name, p.quarter, n.body, n.answer_by, n.state,
                   i.display_name as issued_by, n.issued_on,
                   (select string_agg('（' || m.numeral || '）' || m.title, '；' order by m.number)
                    from urge_notice_obligation x
                      join reporting_obligation o on o.id = x.obligation_id
                      join measure m on m.id = o.measure_id
                    where x.notice_id = n.id) as measures,
                   case when :own and n.unit_id = :unit then n.draft else '' end as draft,
                   case when :own and n.unit_id = :unit then n.draft_by end as draft_by,
                   coalesce(d.display_name, '') as drafted_by, n.draft_at, n.answer,
                   coalesce(a.display_name, '') as answered_by, n.answered_at, n.answered_on,
                   coalesce(c.display_name, '') as closed_by, n.closed_on, n.closing, n.version as revision,
                   b.id as previous_id, coalesce(b.doc_number, '') as previous_number,
                   coalesce(n.answered_on, cast(:day as date), cast(:today as date)) > n.answer_by
                       and (n.answer <> '' or n.state = 'ISSUED') as late
            from urge_notice_on(cast(:day as date)) n
              join unit u on u.id = n.unit_id
              join reporting_period p on p.id = n.period_id
              join account i on i.id = n.issued_by
              left join account d on d.id = n.draft_by
              left join account a on a.id = n.answered_by
              left join account c on c.id = n.closed_by
              left join urge_notice b on b.id = n.previous_id
            where (:all or :own and n.unit_id = :unit)
            """;

    private final JdbcClient database;
    private final BusinessClock businessClock;

    UrgeList(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /**
     * What awaits an answer first, then the newest.
     *
     * @param asAt the day at whose end they are shown
     */
    List<UrgeLine> of(Actor actor, Show show, AsAt asAt) {
        return seenBy(
                        actor,
                        asAt.day(),
                        LINES + show.condition + " order by n.state <> 'ISSUED', n.issued_on desc, n.id desc")
                .query(UrgeLine.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    UrgeLine one(Actor actor, long id) {
        return one(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One of them, now or at the end of a past day, if it had been issued and this person sees it. */
    Optional<UrgeLine> one(Actor actor, long id, AsAt asAt) {
        return seenBy(actor, asAt.day(), LINES + "and n.id = :id")
                .param("id", id)
                .query(UrgeLine.class)
                .optional();
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, @Nullable LocalDate day, String sql) {
        return database.sql(sql)
                .param("own", Readers.answers(actor))
                .param("unit", actor.unitId())
                .param("all", Readers.seesAll(actor))
                .param("day", day)
                .param("today", day == null ? businessClock.today() : day);
    }

    /** Which of them are shown. */
    enum Show {
        ALL(""),
        OPEN("and n.state = 'ISSUED'"),
        LATE("and n.state = 'ISSUED' and n.answer_by < cast(:today as date)"),
        ANSWERED("and n.state = 'ANSWERED'");

        private final String condition;

        Show(String condition) {
            this.condition = condition;
        }

        /** The message key of the name. */
        public String key() {
            return "supervision.show." + name();
        }
    }

    /**
     * A 催办单 or 督办通知单 as a person sees it.
     *
     * @param measures what was missing when it was issued
     * @param draft the draft of the answer, for the unit alone
     * @param late whether the answer came after its date, or has not come by it
     */
    record UrgeLine(
            long id,
            UrgeLevel level,
            String docNumber,
            long unitId,
            String unitName,
            Quarter quarter,
            String body,
            LocalDate answerBy,
            UrgeState state,
            String issuedBy,
            LocalDate issuedOn,
            @Nullable String measures,
            String draft,
            @Nullable Long draftBy,
            String draftedBy,
            @Nullable Instant draftAt,
            String answer,
            String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable LocalDate answeredOn,
            String closedBy,
            @Nullable LocalDate closedOn,
            String closing,
            int revision,
            @Nullable Long previousId,
            String previousNumber,
            boolean late) {

        public String path() {
            return "/urges/" + id;
        }

        public boolean isOpen() {
            return state == UrgeState.ISSUED;
        }

        boolean mayDraft(Actor actor) {
            return isOpen() && Readers.answers(actor) && actor.isOf(unitId);
        }

        boolean maySend(Actor actor) {
            return mayDraft(actor) && actor.is(Role.UNIT_APPROVER) && draftBy != null && draftBy != actor.accountId();
        }

        boolean mayClose(Actor actor) {
            return actor.is(Role.COORDINATOR) && (isOpen() || state == UrgeState.ANSWERED);
        }
    }
}
