package luoshi.wording;

import java.util.regex.Pattern;

/**
 * The time a number is of, as far as the text says it.
 *
 * @param text as it is written: 截至9月底; empty where the sentence says nothing
 * @param year 0 where none is written, -1 for 上年 and 去年
 * @param from the first month, 1 to 12; 0 where no month can be read
 * @param to the last month; a state at the end of a month counts from January, as cumulative values are written
 */
public record TimeScope(String text, int year, int from, int to) {

    private static final Pattern DAY = Pattern.compile("^(?:截至|截止|至|到)|[底末日]$");

    private static final Pattern ONE_QUARTER = Pattern.compile("本季度|当季");

    /** Nothing is said about the time. */
    public static final TimeScope NONE = new TimeScope("", 0, 0, 0);

    /** Whether it is a stretch of time that begins with the year: 1–9月, 前三季度, 上半年; not a day by which something is so. */
    boolean isSpanSinceJanuary() {
        return from == 1 && to > 1 && !DAY.matcher(text).find();
    }

    /**
     * Whether a count of this time holds all that a count of the earlier one does, and more. What begins with January holds
     * nothing of a count whose beginning is not told; what stands on a day counts from the beginning of it all. A count of one
     * year holds nothing of another year's.
     *
     * @param present the year that either is of if it names none
     * @param upTo the month up to which this one counts if it names none
     * @param earlierUpTo the month up to which the earlier one counts if it names none
     */
    public boolean goesBeyond(TimeScope earlier, int present, int upTo, int earlierUpTo) {
        if (isOneQuarter() || earlier.isOneQuarter() || year == -1 || earlier.year == -1) {
            return false;
        }
        if ((year == 0 ? present : year) != (earlier.year == 0 ? present : earlier.year)) {
            return false;
        }
        int end = from == 0 ? upTo : to;
        int earlierEnd = earlier.from == 0 ? earlierUpTo : earlier.to;
        boolean beginsNoLater = from == 0 || isDay() || earlier.from != 0 && from <= earlier.from;
        return beginsNoLater
                && (end > earlierEnd || end == earlierEnd && from * earlier.from != 0 && from < earlier.from);
    }

    private boolean isOneQuarter() {
        return from == 0 && ONE_QUARTER.matcher(text).find();
    }

    private boolean isDay() {
        return from == 1 && DAY.matcher(text).find();
    }

    /** Whether both say when, and not the same. */
    public boolean differsFrom(TimeScope other) {
        return year != other.year && (year == -1 || other.year == -1 || year * other.year != 0)
                || from * other.from != 0 && (from != other.from || to != other.to);
    }
}
