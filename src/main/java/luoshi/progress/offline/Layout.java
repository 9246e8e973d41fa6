package luoshi.progress.offline;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where things stand in the workbook; writing and reading go by the same. */
final class Layout {

    static final String FORMAT = "luoshi-package";
    static final String VERSION = "1";

    static final String GUIDE = "填报说明";
    static final String TEXTS = "填报";
    static final String FIGURES = "指标";
    static final String REMARKS = "数字说明";
    static final String TECHNICAL = "请勿修改";

    static final int KEY = 0;

    /** On the sheet of texts. */
    static final int LABEL = 1;

    static final int CONTENT = 2;
    static final int HINT = 3;

    /** On the sheet of figures: the measure, then name, target and unit, then the fields. */
    static final int FACTS = 1;

    static final int VALUES = 5;

    /** On the sheet of remarks: the measure, what does not agree, the two sides, then the explanation. */
    static final int ANSWER = 5;

    static final String AMOUNT = "amount";
    static final String AS_OF = "asOf";

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]|[\\uFFFE\\uFFFF]");

    private Layout() {}

    /** One kind of line break, no characters that a file cannot carry, nothing around it. */
    static String plain(String text) {
        return CONTROL.matcher(text.replace("\r\n", "\n").replace('\r', '\n'))
                .replaceAll("")
                .strip();
    }

    /** A day written in one of the usual ways. */
    static Optional<LocalDate> date(String text) {
        var match = DATE.matcher(text);
        return match.matches() ? date(match) : Optional.empty();
    }

    private static Optional<LocalDate> date(Matcher match) {
        try {
            return Optional.of(LocalDate.of(number(match, 1), number(match, 2), number(match, 3)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int number(Matcher match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
