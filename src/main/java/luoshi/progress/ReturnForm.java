package luoshi.progress;

import java.util.List;
import luoshi.account.IllegalStep;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** The form with which a reviewer sends an entry back. */
record ReturnForm(
        @Nullable Integer seen,
        @Nullable String submitKey,
        @Nullable String category,
        @Nullable String reason,
        @Nullable List<String> fields) {

    static final ReturnForm EMPTY = new ReturnForm(null, null, "", "", List.of());

    private static final int LONGEST = 1000;

    void validate(Errors errors) {
        if (chosen() == null) {
            errors.rejectValue("category", "progress.error.return-category");
        }
        if (reason == null || reason.isBlank() || reason.length() > LONGEST) {
            errors.rejectValue("reason", "progress.error.return-reason");
        }
    }

    int seenVersion() {
        return seen == null ? 0 : seen;
    }

    /**
     * What the reviewer says.
     *
     * @throws IllegalStep if a field is marked that no entry has
     */
    ReturnReason toReason() {
        var marked = fields == null ? List.<String>of() : List.copyOf(fields);
        if (!MarkedFields.areKnown(marked)) {
            throw new IllegalStep("progress.refused.unknown-field");
        }
        return new ReturnReason(chosen(), reason.strip(), marked);
    }

    private @Nullable ReturnCategory chosen() {
        return ReturnCategory.read(category);
    }
}
