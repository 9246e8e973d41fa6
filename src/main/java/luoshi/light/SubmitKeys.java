package luoshi.light;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keys made when a form is shown; a form sent twice carries the same one. */
final class SubmitKeys {

    private SubmitKeys() {}

    /** The key a form carries; one that is missing or damaged counts as a new request. */
    static UUID read(@Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException e) {
            return UUID.randomUUID();
        }
    }
}
