package luoshi.undertaking;

import java.time.LocalDate;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** How a unit puts a mistyped milestone right: an earlier date, or the whole of it voided, and why. */
record MilestoneCorrectionForm(
        @Nullable String step,
        @Nullable String earlierDue,
        @Nullable String reason) {

    static final MilestoneCorrectionForm EMPTY = new MilestoneCorrectionForm("", "", "");

    private static final String FORWARD = "forward";
    private static final String VOID = "void";
    private static final int LONGEST = 400;

    /**
     * What must hold.
     *
     * @param earliest the day of the document, before which nothing can be due
     * @param dueOn the date it is due on now
     */
    void validate(Errors errors, LocalDate earliest, LocalDate dueOn) {
        if (!FORWARD.equals(step) && !VOID.equals(step)) {
            errors.rejectValue("step", "undertaking.correction.error.step");
        }
        if (FORWARD.equals(step)) {
            var date = Typed.date(earlierDue);
            if (date == null || date.isBefore(earliest) || !date.isBefore(dueOn)) {
                errors.rejectValue("earlierDue", "undertaking.correction.error.date");
            }
        }
        var why = Typed.text(reason);
        if (why.isEmpty() || why.length() > LONGEST) {
            errors.rejectValue("reason", "undertaking.correction.error.reason");
        }
    }

    boolean voids() {
        return VOID.equals(step);
    }

    LocalDate date() {
        return LocalDate.parse(Typed.text(earlierDue));
    }

    String why() {
        return Typed.text(reason);
    }
}
