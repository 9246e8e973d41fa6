package luoshi.progress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.account.IllegalStep;
import org.springframework.util.MultiValueMap;

/**
 * What a person takes from a package.
 *
 * @param entries the ids of the entries
 * @param fields everything else the form said: {@code revision.12} is the state of the entry that was shown,
 *     {@code choice.12.progress} which of two texts counts, {@code explanation.12.34.explanation} why a value departs
 */
record PackageChoice(Set<String> entries, Map<String, String> fields) {

    private static final String TAKEN = "PACKAGE";
    private static final String STORED = "STORED";

    static PackageChoice of(MultiValueMap<String, String> form) {
        return new PackageChoice(
                new HashSet<>(form.getOrDefault("entry", List.of())), new HashMap<>(form.toSingleValueMap()));
    }

    boolean holds(ComparedEntry entry) {
        return entries.contains(Long.toString(entry.head().id()));
    }

    /** Whether the comparison that the person saw was of the entry as it is now. */
    boolean saw(ComparedEntry entry) {
        return Integer.toString(entry.head().revision())
                .equals(fields.get("revision." + entry.head().id()));
    }

    /** Whether the package's text counts in a field that others have changed too. */
    boolean takes(ComparedEntry entry, ComparedEntry.Row row) {
        var choice = chosen(entry.head().id(), row.field());
        if (choice.equals(TAKEN)) {
            return true;
        }
        if (choice.equals(STORED)) {
            return false;
        }
        throw new IllegalStep("progress.package.refused.undecided", entry.head().measureHeading(), row.label());
    }

    /**
     * What the person said on the page to the numbers of the entry, by the name of the field.
     *
     * @throws IllegalStep if something is longer than it may be
     */
    Map<String, String> explained(ComparedEntry entry) {
        var explained = new LinkedHashMap<String, String>();
        entry.unexplained().forEach(one -> put(entry, PackageRemarks.fieldOf(one), explained));
        entry.asked().forEach(one -> put(entry, one.field(), explained));
        return explained;
    }

    private void put(ComparedEntry entry, String field, Map<String, String> explained) {
        var text = new ExplanationForm.Line(field, said(entry.head().id(), field)).text();
        if (text.length() > ExplanationForm.LIMIT) {
            throw new IllegalStep(
                    "progress.package.refused.explanation-too-long",
                    entry.head().measureHeading(),
                    ExplanationForm.LIMIT);
        }
        if (!text.isEmpty()) {
            explained.put(field, text);
        }
    }

    /** What was said in the field for an explanation, or nothing. */
    public String said(long entryId, String field) {
        return fields.getOrDefault("explanation." + entryId + "." + field, "");
    }

    /** What was chosen for the field, or nothing. */
    public String chosen(long entryId, String field) {
        return fields.getOrDefault("choice." + entryId + "." + field, "");
    }

    /** Whether the entry was ticked. */
    public boolean isTicked(long entryId) {
        return entries.contains(Long.toString(entryId));
    }
}
