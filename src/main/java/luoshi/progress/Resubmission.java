package luoshi.progress;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import luoshi.attachment.AttachmentLine;
import luoshi.attachment.AttachmentList;

/**
 * A text that was sent back and has come again, as its reviewer looks at it: what he asked for and what has changed since.
 *
 * @param asked the review that sent it back
 * @param version the number of the version that has come again
 * @param fields the fields he marked, each with whether it has changed
 * @param difference everything that has changed in what it says
 * @param otherFiles whether it carries other attachments
 */
record Resubmission(
        ReviewView asked, int version, List<MarkedField> fields, VersionDifference difference, boolean otherFiles) {

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
        return difference.isNone() && !otherFiles || fields.stream().anyMatch(field -> !field.changed());
    }

    static Resubmission of(
            ReviewView asked, VersionDifference.Told older, VersionDifference.Told newer, AttachmentList files) {
        var otherFiles = !carried(files, older).equals(carried(files, newer));
        return new Resubmission(
                asked,
                newer.version().number(),
                asked.fieldNames().stream()
                        .map(field -> new MarkedField(
                                field,
                                field.equals(MarkedFields.ATTACHMENTS)
                                        ? otherFiles
                                        : !said(older, field).equals(said(newer, field))))
                        .toList(),
                VersionDifference.between(older, newer),
                otherFiles);
    }

    private static Set<UUID> carried(AttachmentList files, VersionDifference.Told version) {
        return files.lines().stream()
                .filter(line -> line.versions().contains(version.version().number()))
                .map(AttachmentLine::id)
                .collect(Collectors.toSet());
    }

    /** What the version says in the field; in a text new spaces and punctuation alone are no answer to what was asked. */
    private static Object said(VersionDifference.Told version, String field) {
        return switch (field) {
            case MarkedFields.STATUS -> String.valueOf(version.version().status());
            case MarkedFields.FIGURES ->
                version.figures().stream()
                        .map(figure -> figure.indicatorId() + figure.told() + figure.accumulation())
                        .toList();
            default ->
                INSIGNIFICANT.matcher(version.texts().getOrDefault(field, "")).replaceAll("");
        };
    }
}
