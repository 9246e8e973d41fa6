package luoshi.export;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a list holds that a spreadsheet sorts and reckons with. Its cells are written as the pages write them; one that
 * says something else, "至今" among the days, stays text.
 */
public enum CellKind {
    /** Whole numbers that the program counted. */
    COUNT("", 8) {
        @Override
        Object read(String text) {
            return Long.valueOf(text);
        }
    },
    /**
     * Other numbers, 20842 or 12.5. One of more than eleven digits, of which a spreadsheet makes 1.23E+12, or with noughts before it
     * names a telephone or a document and stays text.
     */
    NUMBER("", 14) {
        @Override
        Object read(String text) {
            if (!AMOUNT.matcher(text).matches()) {
                throw new NumberFormatException(text);
            }
            return new BigDecimal(text);
        }
    },
    /** Days, 2020年9月30日. */
    DATE("yyyy\"年\"m\"月\"d\"日\"", 17) {
        @Override
        Object read(String text) {
            return known(LocalDate.parse(text, DAY), text);
        }
    },
    /** Days with the time of day, 2020年9月30日 14:05. */
    TIME("yyyy\"年\"m\"月\"d\"日\" hh:mm", 23) {
        @Override
        Object read(String text) {
            var time = LocalDateTime.parse(text, MINUTE);
            known(time.toLocalDate(), text);
            return time;
        }
    },
    /** Shares in percent, 75.0%. */
    SHARE("0.0%", 9) {
        @Override
        Object read(String text) {
            if (!text.endsWith("%")) {
                throw new NumberFormatException(text);
            }
            return new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(2);
        }
    };

    /** How a day is written. */
    static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuu年M月d日").withResolverStyle(ResolverStyle.STRICT);

    /** How a day with the time of day is written. */
    static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm").withResolverStyle(ResolverStyle.STRICT);

    /** Up to eleven digits before the point, which a spreadsheet shows as they are, and no noughts before them. */
    private static final Pattern AMOUNT = Pattern.compile("[+-]?(?:0|[1-9]\\d{0,10})(?:\\.\\d+)?");

    /** Spreadsheets disagree about the days before. */
    private static final LocalDate FIRST = LocalDate.of(1900, 3, 1);

    private final String format;
    private final int width;

    CellKind(String format, int width) {
        this.format = format;
        this.width = width;
    }

    /** How a spreadsheet shows it; empty where that goes without saying. */
    String format() {
        return format;
    }

    /** How many digits wide its column is at least, so that nothing is shown as ####. */
    int width() {
        return width;
    }

    /** The value behind the text, or null where the text is none. */
    @Nullable
    Object value(String text) {
        try {
            return read(text);
        } catch (DateTimeParseException | NumberFormatException notOne) {
            return null;
        }
    }

    abstract Object read(String text);

    private static LocalDate known(LocalDate day, String text) {
        if (day.isBefore(FIRST)) {
            throw new DateTimeParseException("before " + FIRST, text, 0);
        }
        return day;
    }
}
