package luoshi.progress;

import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The form with which a unit says that there is nothing new; it is shown with the usual reason. */
record NothingNewForm(@Nullable String noProgressReason) {

    /** Its name in the model. */
    static final String NAME = "nothingNew";

    static final NothingNewForm EMPTY = new NothingNewForm(null);

    void validate(Errors errors) {
        if (reason().isEmpty() || reason().length() > ProgressReporting.LONGEST_REASON) {
            errors.rejectValue("noProgressReason", "progress.error.no-progress-reason");
        }
    }

    String reason() {
        return noProgressReason == null ? "" : noProgressReason.strip();
    }
}
