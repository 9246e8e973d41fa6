package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A text that was sent back and has come again, as its reviewer looks at it: what he asked for and what has changed since.
 *
 * @param asked the review that sent it back
 * @param version the number of the version that has come again
 * @param fields the fields he marked, each with whether its text has changed
 * @param difference everything that has changed
 */
record Resubmission(ReviewView asked, int version, List<MarkedField> fields, VersionDifference difference) {

    /** What makes no difference to what is said. */
    private static final Pattern INSIGNIFICANT = Pattern.compile("[\\p{P}\\p{Z}\\s]+");

    /** A field the reviewer marked; whether its change answers him is for him to judge. */
    record MarkedField(String name, boolean changed) {

        /** The message key of what has become of it. */
        public String key() {
            return changed ? "progress.resubmitted.changed" : "progress.resubmitted.unchanged";
        }
    }

    /** Whether something that was asked for has not been touched. */
    boolean isUnanswered() {
        return difference.isNone() || fields.stream().anyMatch(field -> !field.changed());
    }

    static Resubmission of(
            ReviewView asked,
            VersionDifference.Told older,
            VersionDifference.Told newer,
            VersionDifference difference) {
        var before = older.texts();
        var after = newer.texts();
        return new Resubmission(
                asked,
                newer.version().number(),
                asked.fieldNames().stream()
                        .map(field -> new MarkedField(
                                field, !significant(before, field).equals(significant(after, field))))
                        .toList(),
                difference);
    }

    /** New spaces and punctuation alone are no answer to what was asked. */
    private static String significant(Map<String, String> texts, String field) {
        return INSIGNIFICANT.matcher(texts.getOrDefault(field, "")).replaceAll("");
    }
}
