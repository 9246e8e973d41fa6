package luoshi.progress;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody typed and did not save.
 *
 * @param page the page it was typed into
 * @param revision the revision of the entry when that page was opened
 * @param fields the fields
 * @param savedAt when it was last typed, by the real clock
 * @param kept whether it is kept with the account; what was sent when the session had ended waits in the new one
 */
record TypedText(UUID page, int revision, TypedFields fields, Instant savedAt, boolean kept) {

    /**
     * Whether anything of it is not stored with the entry already.
     *
     * @param explained what is kept of explanations, by the key of the contradiction
     */
    boolean differsFrom(EntryReading.Writing writing, Map<String, String> explained) {
        return explainsMoreThan(explained) || differsFrom(writing);
    }

    private boolean explainsMoreThan(Map<String, String> explained) {
        return fields.said().byKey().entrySet().stream()
                .anyMatch(line -> !line.getValue().equals(explained.getOrDefault(line.getKey(), "")));
    }

    private boolean differsFrom(EntryReading.Writing writing) {
        var stored = writing.form().fields();
        return fields.form()
                .map(form -> !form.with(writing.figures()).fields().equals(stored))
                .orElse(false);
    }

    /** Whether the person has to choose between it and what somebody stored meanwhile. */
    boolean isOvertaken(EntryReading.Writing writing) {
        return revision != writing.head().revision() || fields.has(Merge.MERGING);
    }
}
