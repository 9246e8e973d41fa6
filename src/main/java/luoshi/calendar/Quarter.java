package luoshi.calendar;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * A quarter of the calendar year, written {@code 2020Q3} in URLs and columns and 2020年第三季度 on pages.
 *
 * @param year the year, 2000 to 2099, and one more on either side, so that each of these has a quarter before it and after it
 * @param number 1 to 4
 */
public record Quarter(int year, int number) implements Comparable<Quarter>, Serializable {

    private static final Pattern TEXT = Pattern.compile("(20\\d{2})Q([1-4])");
    private static final String NUMERALS = "一二三四";

    public Quarter {
        if (year < 1999 || year > 2100 || number < 1 || number > 4) {
            throw new IllegalArgumentException("Not a quarter: " + year + "Q" + number);
        }
    }

    /**
     * Reads {@code 2020Q3}. Spring MVC finds this factory method by its name when a URL carries a quarter.
     *
     * @throws IllegalArgumentException if the text is no quarter
     */
    public static Quarter of(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("Not a quarter: " + text);
        }
        return new Quarter(Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)));
    }

    /** The quarter that the date lies in. */
    public static Quarter containing(LocalDate date) {
        return new Quarter(date.getYear(), (date.getMonthValue() + 2) / 3);
    }

    /** The quarter before this one. */
    public Quarter previous() {
        return number == 1 ? new Quarter(year - 1, 4) : new Quarter(year, number - 1);
    }

    /** The quarter after this one. */
    public Quarter next() {
        return number == 4 ? new Quarter(year + 1, 1) : new Quarter(year, number + 1);
    }

    /** The first day of the quarter. */
    public LocalDate firstDay() {
        return LocalDate.of(year, number * 3 - 2, 1);
    }

    /** The last day of the quarter. */
    public LocalDate lastDay() {
        return next().firstDay().minusDays(1);
    }

    /** The name used in documents: 2020年第三季度. */
    public String chinese() {
        return year + "年第" + NUMERALS.charAt(number - 1) + "季度";
    }

    @Override
    public int compareTo(Quarter other) {
        return (year * 4 + number) - (other.year * 4 + other.number);
    }

    @Override
    public String toString() {
        return year + "Q" + number;
    }
}
