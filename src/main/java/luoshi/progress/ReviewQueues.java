package luoshi.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What waits for a review, longest first, and how many working days each has waited by the business date; or what waited at the
 * end of a past day, and how many by then.
 */
@Service
@Transactional(readOnly = true)
class ReviewQueues {

    /** Author and answer of a version are its unit's alone until it has been submitted. */
    private static final String QUEUE = """
            select e.id as entry_id, e.versions as version, 0 as shared_version_id, e.state, p.quarter, p.due_on,
                   p.review_on, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                   o.unit_name, u.code as unit_code, u.coordinates as of_coordinating_unit,
                   e.corrects_id is not null as correction,
                   v.no_progress and (:within or e.state = 'SUBMITTED') as no_progress,
                   case when :within or e.state = 'SUBMITTED' then a.display_name else '' end as author,
                   e.held_since, e.first_submitted_at,
                   greatest(v.business_time, (select max(r.business_time) from entry_review r
                                              where r.entry_id = e.id))::date as waiting_from,
                   exists (select from entry_review r
                           where r.entry_id = e.id and r.level = 'PROVINCE' and r.verdict = 'RETURNED') as resubmitted,
                   e.first_approved_by is not null as approved_once,
                   exists (select from entry_author w where w.entry_id = e.id and w.account_id = :actor)
                       or coalesce(e.first_approved_by = :actor, false)
                       or :within is false and coalesce(e.unit_passed_by = :actor, false) as not_mine
            from progress_entry e
              join reporting_obligation o on o.id = e.obligation_id
              join reporting_period p on p.id = e.period_id
              join measure m on m.id = e.measure_id
              join unit u on u.id = e.unit_id
              join entry_version v on v.entry_id = e.id and v.number = e.versions
              join account a on a.id = v.written_by
            where e.state in (:states) and (cast(:unit as bigint) is null or e.unit_id = :unit)
            order by e.held_since, e.id
            """;

    /** With what a reviewer has before him of a text that is shared. */
    private static final String NOW = QUEUE.replace("0 as shared", SharedTexts.SEEN_BY_PROVINCE + " as shared");

    /** What is read, under the same names, as it stood at the end of a day: from there nothing is reviewed. */
    private static final String AS_AT = """
            with progress_entry as (select * from progress_entry_on(:day)
                                    where id in (select u.entry_id from unsettled_entry_on(:day) u)),
                 reporting_period as (select * from reporting_period_on(:day)),
                 entry_review as not materialized (select * from entry_review where business_time < cast(:day as date) + 1)
            """ + QUEUE;

    private final JdbcClient database;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;

    ReviewQueues(JdbcClient database, WorkingDays workingDays, BusinessClock businessClock) {
        this.database = database;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
    }

    /** What the approver's own unit has written and not yet submitted, now or at the end of a past day. */
    public List<Waiting> ofUnit(Actor actor, AsAt asAt) {
        actor.mustBe(Role.UNIT_APPROVER);
        return rows(actor, EntryState.Holder.UNIT_APPROVER, actor.unitId(), asAt);
    }

    /**
     * What is on its way to approval and lies there: what has been submitted to the province, or what a unit has handed on once
     * and holds; now or at the end of a past day.
     */
    public List<Waiting> ofProvince(Actor actor, EntryState.Holder holder, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR);
        return rows(actor, holder, null, asAt);
    }

    private List<Waiting> rows(Actor actor, EntryState.Holder holder, @Nullable Long unit, AsAt asAt) {
        var calendar = workingDays.calendar();
        var today = asAt.dayOr(businessClock.today());
        return database
                .sql(asAt.isPast() ? AS_AT : NOW)
                .param("day", asAt.day())
                .param("actor", actor.accountId())
                .param("within", unit != null)
                .param("unit", unit)
                .param(
                        "states",
                        Arrays.stream(EntryState.values())
                                .filter(state -> state.holder() == holder)
                                .map(EntryState::name)
                                .toList())
                .query(Line.class)
                .list()
                .stream()
                .map(line -> new Waiting(line, Math.max(0, calendar.between(line.waitingFrom(), today))))
                .toList();
    }

    /**
     * A row of a queue.
     *
     * @param line the entry
     * @param days how many working days it has been where it is
     */
    record Waiting(Line line, int days) {}

    /** One entry that waits. */
    record Line(
            long entryId,
            int version,
            long sharedVersionId,
            EntryState state,
            Quarter quarter,
            LocalDate dueOn,
            LocalDate reviewOn,
            int measureNumber,
            String measure,
            String unitName,
            String unitCode,
            boolean ofCoordinatingUnit,
            boolean correction,
            boolean noProgress,
            String author,
            Instant heldSince,
            @Nullable LocalDateTime firstSubmittedAt,
            LocalDate waitingFrom,
            boolean resubmitted,
            boolean approvedOnce,
            boolean notMine) {

        /** The value of its box: what the reviewer has before him. */
        public String box() {
            return ChosenEntry.value(entryId, version, sharedVersionId);
        }

        /** Whether the reader may approve it from the list. */
        public boolean approvable() {
            return state == EntryState.SUBMITTED && !notMine;
        }

        /** Until when that level is to review it; a correction has no such day. */
        public @Nullable LocalDate reviewBy(ReviewLevel level) {
            if (correction) {
                return null;
            }
            return level == ReviewLevel.UNIT ? dueOn : reviewOn;
        }

        /** What the reviewer should know before opening it. */
        public List<Note> notes() {
            return Stream.of(
                            new Note(correction, "progress.correction", "info"),
                            new Note(resubmitted, "progress.queue.resubmitted", "info"),
                            new Note(noProgress, "progress.no-progress", "muted"),
                            new Note(ofCoordinatingUnit, "progress.self-reported", "info"),
                            new Note(approvedOnce, "progress.second-needed", "warn"),
                            new Note(notMine, "progress.not-mine", "warn"))
                    .filter(Note::applies)
                    .toList();
        }
    }

    /** A remark by its message key, in the tone of a badge. */
    record Note(boolean applies, String key, String tone) {}
}
