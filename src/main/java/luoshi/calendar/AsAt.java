package luoshi.calendar;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The day that a list is shown as at, as it stands in the address.
 *
 * @param day a past day at whose end things are shown, or null for now
 * @param refused why another day that was asked for is not shown, as the key of a message, or null
 */
public record AsAt(@Nullable LocalDate day, @Nullable String refused) {

    /** The present. */
    public static final AsAt NOW = new AsAt(null, null);

    /** The last day that can be asked about; what lies beyond it no database knows. */
    public static final LocalDate FARTHEST = LocalDate.of(9999, 12, 31);

    /** A year without four digits, with a sign, or nought: no form sends it. */
    private static final Pattern ABSURD = Pattern.compile("(?:[+-]\\d{4,}|\\d{5,}|0000)-\\d{2}-\\d{2}");

    /** Reads a parameter; today is now, a day that has not come is refused, and one that no database knows is unreadable. */
    public static AsAt read(@Nullable String text, LocalDate today) {
        if (text == null || text.isBlank()) {
            return NOW;
        }
        try {
            var day = LocalDate.parse(text.strip());
            if (day.getYear() < 1 || day.isAfter(FARTHEST)) {
                return refused("calendar.as-at.unreadable");
            }
            if (day.isAfter(today)) {
                return refused("calendar.as-at.ahead");
            }
            return day.isBefore(today) ? new AsAt(day, null) : NOW;
        } catch (DateTimeException notADay) {
            return refused("calendar.as-at.unreadable");
        }
    }

    /** Whether a parameter is written as a day, but of a year that nobody means and no database knows. */
    static boolean isAbsurd(String text) {
        return ABSURD.matcher(text.strip()).matches();
    }

    /** The present in place of a day that was asked for, with the key of the message that says why. */
    public static AsAt refused(String why) {
        return new AsAt(null, why);
    }

    /** Whether a past day is shown. */
    public boolean isPast() {
        return day != null;
    }

    /** The day by which things are known, which is today if none is asked for. */
    public LocalDate dayOr(LocalDate today) {
        return day == null ? today : day;
    }

    /**
     * The address of a page that a thing keeps, on this day. On a past day it is that of the page that is read and not of its form, since
     * nothing is done from there.
     */
    public String page(String address) {
        if (day == null) {
            return address;
        }
        var hash = address.indexOf('#');
        var path = hash < 0 ? address : address.substring(0, hash);
        if (path.endsWith("/form")) {
            return path.substring(0, path.length() - "/form".length()) + query();
        }
        return path + (path.contains("?") ? and() : query()) + (hash < 0 ? "" : address.substring(hash));
    }

    /** What an address carries on, behind its other parameters; empty for now. */
    public String and() {
        return day == null ? "" : "&on=" + day;
    }

    /** What an address without other parameters carries on; empty for now. */
    public String query() {
        return day == null ? "" : "?on=" + day;
    }
}
