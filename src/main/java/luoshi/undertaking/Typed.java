package luoshi.undertaking;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Reads what was typed into a form. */
final class Typed {

    private Typed() {}

    /** The text with one kind of line break and nothing around it; empty for nothing. */
    static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The date, written 2020-09-30; null for everything else. */
    static @Nullable LocalDate date(@Nullable String typed) {
        try {
            return LocalDate.parse(text(typed));
        } catch (DateTimeParseException e) {
            return null;
        }
    }
}
