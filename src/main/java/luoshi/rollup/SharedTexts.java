package luoshi.rollup;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps equal texts once: the rows of a report name the same chapters, measures, units and targets thousands of times. */
final class SharedTexts {

    private final Map<String, String> seen = new HashMap<>();

    /** The text, as it was seen first; a missing one is empty. */
    String of(@Nullable String text) {
        return text == null ? "" : seen.computeIfAbsent(text, same -> text);
    }

    /** The text, as it was seen first, or none. */
    @Nullable
    String orNull(@Nullable String text) {
        return text == null ? null : of(text);
    }
}
