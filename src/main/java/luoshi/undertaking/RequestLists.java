package luoshi.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lists 办结申请 and 延期申请. A unit sees its own, the province what was submitted to it.
 */
@Service
@Transactional(readOnly = true)
class RequestLists {

    /** What extensions are read with, under the same name, as it stood at the end of a day. */
    private static final String AS_AT = "with milestone as not materialized (select * from milestone_told_on(:day)) ";

    private static final String EXTENSIONS = """
            select x.id, x.claim_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, c.unit_id,
                   u.name as unit_name, x.milestone, x.task_point_id as task_point,
                   coalesce(s.title, t.title) as title, coalesce(s.first_due_on, t.first_due_on) as first_due_on, x.due_on, x.asked_for, x.reason, x.state,
                   a.display_name as asked_by, x.asked_on, x.asked_at, coalesce(p.display_name, '') as passed_by,
                   x.passed_at, coalesce(d.display_name, '') as decided_by, x.decided_on, x.decided_at, x.verdict
            from extension_request_on(cast(:day as date)) x
              join claim c on c.id = x.claim_id
              left join milestone s on s.claim_id = x.claim_id and s.number = x.milestone
              left join task_point t on t.id = x.task_point_id
              join measure m on m.id = c.measure_id
              join unit u on u.id = c.unit_id
              join account a on a.id = x.asked_by
              left join account p on p.id = x.passed_by
              left join account d on d.id = x.decided_by
            where (:own and c.unit_id = :unit or :all and x.passed_by is not null)
            """;

    private static final String CLOSE_OUTS = """
            select r.id, r.claim_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, c.unit_id,
                   u.name as unit_name, r.state, r.versions, r.held_since,
                   case when :own and c.unit_id = :unit and cast(:day as date) is null
                        then (select count(*) from attachment t
                              where t.subject = '/close-outs/' || r.id and t.removed_at is null)
                        else (select count(*) from attachment t join attached_version v on v.attachment_id = t.id
                              where t.subject = '/close-outs/' || r.id
                                and v.number = case when :own and c.unit_id = :unit then r.versions
                                                    else (select max(s.version) from close_out_step s
                                                          where s.close_out_id = r.id and s.kind = 'PASSED'
                                                            and s.taken_on <= coalesce(cast(:day as date), s.taken_on))
                                                    end) end as files,
                   (select s.taken_on from close_out_step s where s.close_out_id = r.id and s.kind = 'ACCEPTED'
                      and s.taken_on <= coalesce(cast(:day as date), s.taken_on)) as accepted_on
            from close_out_on(cast(:day as date)) r
              join claim c on c.id = r.claim_id
              join measure m on m.id = c.measure_id
              join unit u on u.id = c.unit_id
            where (:own and c.unit_id = :unit
                   or :all and exists (select from close_out_step s where s.close_out_id = r.id and s.kind = 'PASSED'
                                      and s.taken_on <= coalesce(cast(:day as date), s.taken_on)))
            """;

    private static final String WAITING_FIRST =
            " order by case when %s.state = 'SUBMITTED' then 0 when %1$s.state = 'UNIT_REVIEW' then 1 else 2 end, ";

    private final JdbcClient database;

    RequestLists(JdbcClient database) {
        this.database = database;
    }

    /** 延期申请, what waits for the province first, then the newest, as they are or stood on a past day. */
    List<ExtensionLine> extensions(Actor actor, AsAt asAt) {
        return extensions(actor, asAt, WAITING_FIRST.formatted("x") + "x.id desc")
                .query(ExtensionLine.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    ExtensionLine extension(Actor actor, long id) {
        return extension(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One of them, now or at the end of a past day, if there was one for this person. */
    Optional<ExtensionLine> extension(Actor actor, long id, AsAt asAt) {
        return extensions(actor, asAt, "and x.id = :id")
                .param("id", id)
                .query(ExtensionLine.class)
                .optional();
    }

    /** What was asked about a task point, as far as the person sees it, newest first, now or by the end of a past day. */
    List<ExtensionLine> ofPoint(Actor actor, long taskPoint, AsAt asAt) {
        return extensions(actor, asAt, "and x.task_point_id = :point order by x.id desc")
                .param("point", taskPoint)
                .query(ExtensionLine.class)
                .list();
    }

    /** 办结申请, what waits for the province first, then the newest, as they are or stood on a past day. */
    List<CloseOutLine> closeOuts(Actor actor, AsAt asAt) {
        return seenBy(actor, asAt, CLOSE_OUTS + WAITING_FIRST.formatted("r") + "r.id desc")
                .query(CloseOutLine.class)
                .list();
    }

    /** What was asked about a claim, as far as the person sees it, now or by the end of a past day. */
    OfClaim ofClaim(Actor actor, long claimId, boolean changeable, AsAt asAt) {
        var extensions = extensions(actor, asAt, "and x.claim_id = :claim order by x.id desc")
                .param("claim", claimId)
                .query(ExtensionLine.class)
                .list();
        var closeOuts = seenBy(actor, asAt, CLOSE_OUTS + "and r.claim_id = :claim order by r.id desc")
                .param("claim", claimId)
                .query(CloseOutLine.class)
                .list();
        return new OfClaim(claimId, closeOuts, extensions, changeable);
    }

    private JdbcClient.StatementSpec extensions(Actor actor, AsAt asAt, String which) {
        return seenBy(actor, asAt, (asAt.isPast() ? AS_AT : "") + EXTENSIONS + which);
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, AsAt asAt, String sql) {
        return database.sql(sql)
                .param("day", asAt.day())
                .param("own", actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                .param("unit", actor.unitId())
                .param("all", ClaimList.seesAll(actor));
    }

    /**
     * What was asked about a claim.
     *
     * @param changeable whether the person may ask
     */
    record OfClaim(long claimId, List<CloseOutLine> closeOuts, List<ExtensionLine> extensions, boolean changeable) {

        /** The request that is under way or was accepted, or null. */
        public @Nullable CloseOutLine current() {
            return closeOuts.isEmpty() || closeOuts.get(0).state() == CloseOutState.REOPENED ? null : closeOuts.get(0);
        }

        /** The request about a milestone that is not decided yet. */
        public Optional<ExtensionLine> openFor(int milestone) {
            return extensions.stream()
                    .filter(one -> Objects.equals(one.milestone(), milestone) && one.isOpen())
                    .findFirst();
        }
    }

    /** A 办结申请 in a list. */
    record CloseOutLine(
            long id,
            long claimId,
            int measureNumber,
            String measure,
            long unitId,
            String unitName,
            CloseOutState state,
            int versions,
            Instant heldSince,
            int files,
            @Nullable LocalDate acceptedOn)
            implements RequestLine {}

    /**
     * A 延期申请 in a list.
     *
     * @param milestone the number of the milestone it is about, or null
     * @param taskPoint the task point it is about, or null
     * @param title what is to be put off
     */
    record ExtensionLine(
            long id,
            long claimId,
            int measureNumber,
            String measure,
            long unitId,
            String unitName,
            @Nullable Integer milestone,
            @Nullable Long taskPoint,
            String title,
            LocalDate firstDueOn,
            LocalDate dueOn,
            LocalDate askedFor,
            String reason,
            ExtensionState state,
            String askedBy,
            LocalDate askedOn,
            Instant askedAt,
            String passedBy,
            @Nullable Instant passedAt,
            String decidedBy,
            @Nullable LocalDate decidedOn,
            @Nullable Instant decidedAt,
            String verdict)
            implements RequestLine {

        /** The message key of its name, which takes the number of the milestone. */
        public String nameKey() {
            return taskPoint == null ? "undertaking.extension.of" : "undertaking.extension.of-point";
        }

        /** By how many days. */
        public long days() {
            return ChronoUnit.DAYS.between(dueOn, askedFor);
        }

        public boolean isOpen() {
            return state == ExtensionState.UNIT_REVIEW || state == ExtensionState.SUBMITTED;
        }
    }
}
