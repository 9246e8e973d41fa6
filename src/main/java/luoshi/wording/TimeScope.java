package luoshi.wording;

/**
 * The time a number is of, as far as the text says it.
 *
 * @param text as it is written: 截至9月底; empty where the sentence says nothing
 * @param year 0 where none is written, -1 for 上年 and 去年
 * @param from the first month, 1 to 12; 0 where no month can be read
 * @param to the last month; a state at the end of a month counts from January, as cumulative values are written
 */
public record TimeScope(String text, int year, int from, int to) {

    /** Nothing is said about the time. */
    public static final TimeScope NONE = new TimeScope("", 0, 0, 0);

    /** Whether both say when, and not the same. */
    public boolean differsFrom(TimeScope other) {
        return year != other.year && (year == -1 || other.year == -1 || year * other.year != 0)
                || from * other.from != 0 && (from != other.from || to != other.to);
    }
}
