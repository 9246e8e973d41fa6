package luoshi.progress;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/** What stands at the head of an entry's page: whose it is, what it is about, where it stands. */
record EntryHead(
        long id,
        long obligationId,
        EntryState state,
        int versions,
        int revision,
        @Nullable Long correctsId,
        @Nullable Instant heldSince,
        boolean opened,
        boolean effective,
        @Nullable Long firstApproverId,
        @Nullable String firstApprover,
        @Nullable Assessment assessment,
        @Nullable LocalDateTime firstSubmittedAt,
        @Nullable String lastSavedBy,
        @Nullable Instant lastSavedAt,
        long unitId,
        String unitName,
        boolean ofCoordinatingUnit,
        long measureId,
        int measureNumber,
        String measureNumeral,
        String measureTitle,
        String chapterTitle,
        String role,
        long periodId,
        Quarter quarter,
        LocalDate opensOn,
        LocalDate dueOn,
        LocalDate reviewOn,
        LocalDate reportOn,
        LocalDate lockOn,
        @Nullable LocalDate exceptedUntil,
        boolean reported,
        int graceSeconds,
        boolean joint,
        boolean summaryOwed,
        boolean measured,
        @Nullable String waivedReason,
        @Nullable Long sharesId,
        String sharedBy,
        String namedMissing,
        @Nullable LocalDate setDate,
        String neighbourLines) {

    /** As the document writes it: （一）稳定就业岗位. */
    public String measureHeading() {
        return "（" + measureNumeral + "）" + measureTitle;
    }

    /** The dates of its period with today among them, or with the past day that is shown; null is the present. */
    public List<Timeline.Mark> timeline(@Nullable AsAt asAt, LocalDate today) {
        var past = asAt != null && asAt.isPast();
        var marks = Timeline.of(
                past ? asAt.dayOr(today) : today,
                new PeriodDates(opensOn, dueOn, reviewOn, reportOn, lockOn),
                null,
                null);
        return past ? Timeline.past(marks) : marks;
    }

    /** Whose entry on what for when: 省财政厅 2020年第三季度 （一）稳定就业岗位. */
    public String title() {
        return unitName + " " + quarter.chinese() + " " + measureHeading();
    }

    /** Whether this is a 更正 of an approved entry. */
    public boolean isCorrection() {
        return correctsId != null;
    }

    /** Whether the unit may write and hand on at that moment; a correction is not bound to the period's dates. */
    boolean takesWritingAt(LocalDateTime now) {
        return isCorrection()
                || waivedReason == null
                        && !now.toLocalDate().isBefore(opensOn)
                        && !now.minusSeconds(graceSeconds).toLocalDate().isAfter(lastDay());
    }

    /** Whether it is a correction that nobody has been shown, and that nobody waits for: it may be given up. */
    public boolean mayBeGivenUp() {
        return isCorrection() && state.isEditable() && versions == 0 && !summaryOwed;
    }

    /** Whether the time in which the unit could write is over. */
    boolean isLockedAt(LocalDateTime now) {
        return !takesWritingAt(now)
                && waivedReason == null
                && !now.toLocalDate().isBefore(opensOn);
    }

    /** The last day on which something is taken: the lock, or a later day until which the unit is let in. */
    public LocalDate lastDay() {
        return isExcepted() ? Objects.requireNonNull(exceptedUntil) : lockOn;
    }

    /** Whether the unit is or was let in beyond the lock. */
    public boolean isExcepted() {
        return exceptedUntil != null && exceptedUntil.isAfter(lockOn);
    }

    /** Whether the unit leads the measure. */
    public boolean isLead() {
        return "LEAD".equals(role);
    }

    /** Whether the unit owes a summary of all parts beside its own: it leads a measure that others report on too. */
    public boolean summarises() {
        return isLead() && joint;
    }

    /** The unit's other entries of the quarter, whose text may be shared. */
    List<SharedTexts.Neighbour> neighbours() {
        return SharedTexts.Neighbour.read(neighbourLines);
    }

    /** The obligations whose units the lead has named as missing so far. */
    Set<Long> missingParts() {
        return namedMissing.isEmpty()
                ? Set.of()
                : Arrays.stream(namedMissing.split(",")).map(Long::valueOf).collect(Collectors.toSet());
    }

    /** Whether it first came in after 截止; false while it has not come in, and for a correction, which has no 截止. */
    public boolean isLate() {
        return firstSubmittedAt != null
                && !isCorrection()
                && firstSubmittedAt.minusSeconds(graceSeconds).toLocalDate().isAfter(dueOn);
    }
}
