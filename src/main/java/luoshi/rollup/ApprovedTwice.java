package luoshi.rollup;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.progress.ProgressStatus;
import luoshi.rollup.Comparison.EntryChange;
import luoshi.rollup.Comparison.TextChange;
import luoshi.wording.Quantities;
import luoshi.wording.Quantity;
import luoshi.wording.Similarity;
import org.jspecify.annotations.Nullable;

/**
 * What is approved for a unit and a measure in two quarters; where nothing is, everything of that quarter is null.
 *
 * @param figures the values of the indicators in one text, without the day they are of
 */
record ApprovedTwice(
        int measureNumber,
        String measure,
        String unitName,
        @Nullable Long entryId,
        @Nullable ProgressStatus status,
        boolean noProgress,
        @Nullable String text,
        @Nullable String figures,
        @Nullable Long beforeId,
        @Nullable ProgressStatus statusBefore,
        @Nullable String textBefore,
        @Nullable String figuresBefore) {

    /** The row of the comparison. */
    EntryChange compared() {
        return new EntryChange(measureNumber, measure, unitName, entryId, beforeId, change());
    }

    private TextChange change() {
        if (entryId == null || beforeId == null) {
            return TextChange.INCOMPARABLE;
        }
        if (isDone(status) && !isDone(statusBefore)) {
            return TextChange.NEWLY_DONE;
        }
        if (noProgress) {
            return TextChange.UNCHANGED;
        }
        if (status != statusBefore || !said(figures).equals(said(figuresBefore))) {
            return TextChange.NEW_CONTENT;
        }
        if (letters(text).equals(letters(textBefore))) {
            return TextChange.UNCHANGED;
        }
        return saysTheSame() ? TextChange.REWORDED : TextChange.NEW_CONTENT;
    }

    private boolean saysTheSame() {
        return Similarity.between(said(text), said(textBefore)).degree() == Similarity.Degree.COPIED
                && numbers(text).equals(numbers(textBefore));
    }

    private static Map<String, Long> numbers(@Nullable String text) {
        return Quantities.in(said(text)).stream()
                .map(ApprovedTwice::number)
                .collect(Collectors.groupingBy(one -> one, Collectors.counting()));
    }

    private static String number(Quantity one) {
        return Stream.of(one.value(), one.upTo())
                .map(value -> value.stripTrailingZeros().toPlainString())
                .collect(Collectors.joining("–", "", one.unit()));
    }

    private static boolean isDone(@Nullable ProgressStatus status) {
        return status == ProgressStatus.DONE_CLAIMED || status == ProgressStatus.CLOSED;
    }

    private static String letters(@Nullable String text) {
        return said(text).replaceAll("\\s+", "");
    }

    private static String said(@Nullable String text) {
        return text == null ? "" : text;
    }
}
