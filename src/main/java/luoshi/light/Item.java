package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import luoshi.light.Judgement.Finding;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a measure is judged by, ready to be held against the rule.
 *
 * @param name what it is called
 * @param href where it stands
 * @param value how far it is, in words of numbers; empty where nothing is known
 * @param done how much of it is done in percent, or null where that cannot be said
 * @param planned how much should be done by now in percent, or null where no time is set for it
 * @param ceiling the value and the limit where it must not be exceeded, otherwise null
 * @param dueOn the day by which it has to be done, or null
 * @param met whether it is done as far as this basis knows
 * @param claimedDone whether its unit says that it is done
 * @param open whether the text has no number for it and nobody has given one
 * @param remark why it is not judged by time, or how
 * @param lacking what of it should be done by now and is not, where it is made of milestones
 */
record Item(
        String name,
        String href,
        String value,
        @Nullable BigDecimal done,
        @Nullable BigDecimal planned,
        @Nullable Ceiling ceiling,
        @Nullable LocalDate dueOn,
        boolean met,
        boolean claimedDone,
        boolean open,
        Remark remark,
        List<Lacking> lacking) {

    /** One that is not made of milestones. */
    Item(
            String name,
            String href,
            String value,
            @Nullable BigDecimal done,
            @Nullable BigDecimal planned,
            @Nullable Ceiling ceiling,
            @Nullable LocalDate dueOn,
            boolean met,
            boolean claimedDone,
            boolean open,
            Remark remark) {
        this(name, href, value, done, planned, ceiling, dueOn, met, claimedDone, open, remark, List.of());
    }

    /** A limit and the value beside it. */
    record Ceiling(String value, String limit, boolean broken) {}

    /**
     * A milestone whose day has come without its counting.
     *
     * @param unitName whose it is, where several units answer for the measure; otherwise empty
     * @param claimedDone whether its unit says that it is reached
     * @param points how many points of the plan it makes up
     */
    record Lacking(String title, String unitName, LocalDate dueOn, boolean claimedDone, BigDecimal points) {

        private static final String UNAPPROVED = "light.finding.milestone-unapproved";
        private static final String OVERDUE = "light.finding.milestone";
        private static final String DUE_TODAY = "light.finding.milestone-today";

        /** The sentence that names it on the day. */
        Finding finding(LocalDate day, boolean fits) {
            var late = ChronoUnit.DAYS.between(dueOn, day);
            return Finding.of(
                    fits,
                    claimedDone ? UNAPPROVED : late > 0 ? OVERDUE : DUE_TODAY,
                    inQuotes(title),
                    Words.day(dueOn),
                    Words.number(points),
                    Long.toString(late),
                    unitName);
        }
    }

    /** What has to be said about how an item is judged. */
    enum Remark {
        /** By the share of the time that has passed. */
        LINE,
        /** By its own trajectory. */
        TRAJECTORY,
        /** By the milestones that should have been reached. */
        MILESTONES,
        /** The next milestone that is to be reached. */
        NEXT_MILESTONE,
        /** It has to hold at all times. */
        STANDING,
        /** As a limit. */
        LIMIT,
        /** On its day only. */
        ON_ITS_DAY,
        /** By the milestones of the measure, never by a number that somebody entered. */
        COUNTED_BY_MILESTONES,
        /** Neither a date nor a trajectory. */
        NO_TIME,
        /** No value has been reported. */
        NO_VALUE,
        /** The value is of another kind than the target. */
        OTHER_DEFINITION,
        /** 待细化. */
        OPEN;

        /** The message key of the sentence. */
        public String key() {
            return "light.remark." + name();
        }
    }

    /** The name as it stands between quotation marks: those within it are single ones, as GB/T 15834 has it. */
    String nameInQuotes() {
        return inQuotes(name);
    }

    private static String inQuotes(String words) {
        return words.replace('“', '‘').replace('”', '’');
    }

    /** Where its own trajectory is kept, where it is a measured indicator; otherwise null. */
    public @Nullable String trajectory() {
        return switch (remark) {
            case LINE, TRAJECTORY, STANDING, ON_ITS_DAY, NO_TIME, NO_VALUE, OTHER_DEFINITION ->
                href.contains("#indicator-") ? href.replace("#indicator-", "/trajectories/") : null;
            default -> null;
        };
    }

    /** Where its values stand quarter by quarter, where it is an indicator; otherwise null. */
    public @Nullable String course() {
        return href.contains("#indicator-") ? href.replace("#indicator-", "/indicators/") : null;
    }

    /** By how many points it is behind; null where that cannot be said, negative where it is ahead. */
    @Nullable
    BigDecimal behind() {
        return done == null || planned == null ? null : planned.subtract(done);
    }

    /** Whether its day has passed without its being done. */
    boolean isOverdueOn(LocalDate day) {
        return dueOn != null && dueOn.isBefore(day) && !met;
    }

    /** Whether its day comes by the given one and nobody says that it is done. */
    boolean isDueBetween(LocalDate day, LocalDate until) {
        return dueOn != null && !dueOn.isBefore(day) && !dueOn.isAfter(until) && !met && !claimedDone;
    }
}
