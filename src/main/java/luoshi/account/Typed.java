package luoshi.account;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;

/** Reads what was typed into a form. */
public final class Typed {

    private Typed() {}

    /** The text with one kind of line break and nothing around it; empty for nothing. */
    public static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n").replace('\r', '\n').strip();
    }

    /** The date, written 2020-09-30; null for everything else, and for years nobody means. */
    public static @Nullable LocalDate date(@Nullable String typed) {
        try {
            var date = LocalDate.parse(text(typed));
            return date.getYear() < 2000 || date.getYear() > 2099 ? null : date;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** The key a form carries, which makes sending it twice harmless; one that is damaged counts as a new request. */
    public static UUID key(@Nullable String typed) {
        try {
            return UUID.fromString(text(typed));
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }

    /** Puts a form into the model with a place for what is wrong with it. */
    public static BindingResult errorsOf(Object form, Model model) {
        var errors = new BeanPropertyBindingResult(form, "form");
        model.addAttribute("form", form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + "form", errors);
        return errors;
    }
}
