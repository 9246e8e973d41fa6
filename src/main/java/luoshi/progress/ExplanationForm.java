package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the author types in beside the contradictions of his text. */
record ExplanationForm(@Nullable List<Line> contradictions) {

    /** How the names of the fields begin. */
    static final String LINES = "contradictions";

    /** Characters of one explanation. */
    static final int LIMIT = 400;

    /** One contradiction's line in the form. */
    record Line(@Nullable String key, @Nullable String explanation) {

        String text() {
            return explanation == null
                    ? ""
                    : explanation
                            .replace("\r\n", "\n")
                            .replaceAll("[\\p{Cntrl}&&[^\n\t]]", "")
                            .strip();
        }
    }

    /** What is said, by the key of the contradiction. */
    Map<String, String> byKey() {
        var explanations = new LinkedHashMap<String, String>();
        for (var line : lines()) {
            if (line.key() != null && line.key().matches("[0-9a-f]{16}")) {
                explanations.put(line.key(), line.text());
            }
        }
        return explanations;
    }

    /** What is said or taken back, to be carried along where the page does not show the contradictions. */
    public List<Map.Entry<String, String>> said() {
        return List.copyOf(byKey().entrySet());
    }

    /** Whether one of them is longer than it may be. */
    boolean isTooLong() {
        return byKey().values().stream().anyMatch(explanation -> explanation.length() > LIMIT);
    }

    private List<Line> lines() {
        return contradictions == null ? List.of() : contradictions;
    }
}
