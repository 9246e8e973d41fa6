package luoshi.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for a review, longest first. */
@Service
@Transactional(readOnly = true)
class ReviewQueues {

    private static final String QUEUE = """
            select e.id as entry_id, e.versions as version, %s as shared_version_id, p.quarter, p.due_on, p.review_on, m.number as measure_number,
                   '（' || m.numeral || '）' || m.title as measure, o.unit_name, u.coordinates as of_coordinating_unit,
                   e.corrects_id is not null as correction, v.no_progress, a.display_name as author,
                   e.held_since, e.first_submitted_at,
                   e.first_approved_by is not null as approved_once,
                   exists (select from entry_author w where w.entry_id = e.id and w.account_id = :actor)
                       or coalesce(e.first_approved_by = :actor, false) as not_mine
            from progress_entry e
              join reporting_obligation o on o.id = e.obligation_id
              join reporting_period p on p.id = e.period_id
              join measure m on m.id = e.measure_id
              join unit u on u.id = e.unit_id
              join entry_version v on v.entry_id = e.id and v.number = e.versions
              join account a on a.id = v.written_by
            """.formatted(SharedTexts.SEEN_BY_PROVINCE);

    private final JdbcClient database;

    ReviewQueues(JdbcClient database) {
        this.database = database;
    }

    /** What the approver's own unit has written and not yet submitted. */
    public List<Line> ofUnit(Actor actor) {
        actor.mustBe(Role.UNIT_APPROVER);
        return database.sql(QUEUE + "where e.state = 'UNIT_REVIEW' and e.unit_id = :unit order by e.held_since, e.id")
                .param("actor", actor.accountId())
                .param("unit", actor.unitId())
                .query(Line.class)
                .list();
    }

    /** What has been submitted to the province. */
    public List<Line> ofProvince(Actor actor) {
        actor.mustBe(Role.COORDINATOR);
        return database.sql(QUEUE + "where e.state = 'SUBMITTED' order by e.held_since, e.id")
                .param("actor", actor.accountId())
                .query(Line.class)
                .list();
    }

    /** One entry that waits. */
    record Line(
            long entryId,
            int version,
            long sharedVersionId,
            Quarter quarter,
            LocalDate dueOn,
            LocalDate reviewOn,
            int measureNumber,
            String measure,
            String unitName,
            boolean ofCoordinatingUnit,
            boolean correction,
            boolean noProgress,
            String author,
            Instant heldSince,
            @Nullable LocalDateTime firstSubmittedAt,
            boolean approvedOnce,
            boolean notMine) {

        /** The value of its box: what the reviewer has before him. */
        public String box() {
            return ChosenEntry.value(entryId, version, sharedVersionId);
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
