package luoshi.progress;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.export.Exports;
import org.springframework.stereotype.Component;

/**
 * What the form keeps as a key and the offline package as a word: the status, 口径, the measure whose text is shared, the units
 * named as missing, yes and no.
 */
@Component
class PackageWords {

    static final String STATUS = "status";
    static final String SHARES = "shares";
    static final String MISSING = "missing";

    /** 口径 of a value. */
    static final String ACCUMULATION = "accumulation";

    private static final String BETWEEN_NAMES = "[、，,；;\\s]+";

    private final Exports exports;

    PackageWords(Exports exports) {
        this.exports = exports;
    }

    /** The value of the form in words. */
    String inWords(WorkingEntry entry, String field, String value) {
        if (value.isEmpty()) {
            return "";
        }
        return switch (field) {
            case STATUS -> exports.say(ProgressStatus.valueOf(value).key());
            case SHARES -> measure(entry, value);
            case MISSING -> names(entry, List.of(value.split(",")));
            default ->
                isAccumulation(field) ? exports.say(Accumulation.valueOf(value).key()) : value;
        };
    }

    /** The value of the form for these words; words that mean nothing stay as they are, for the form to refuse. */
    String inForm(WorkingEntry entry, String field, String words) {
        return switch (field) {
            case STATUS -> status(words);
            case SHARES -> obligation(entry, words);
            case MISSING -> obligations(entry, words);
            default -> isAccumulation(field) ? accumulation(words) : words;
        };
    }

    /** The words as the package itself would write them, so that 甲、乙 and 乙，甲 are the same. */
    String asWritten(WorkingEntry entry, String field, String words) {
        if (!field.equals(SHARES) && !field.equals(MISSING)) {
            return words;
        }
        var value = inForm(entry, field, words);
        return value.equals(words) ? words : inWords(entry, field, value);
    }

    /** The statuses to choose from. */
    List<String> statuses() {
        return ProgressStatus.choices().stream()
                .map(status -> exports.say(status.key()))
                .toList();
    }

    /** The kinds of 口径 to choose from. */
    List<String> accumulations() {
        return Stream.of(Accumulation.values())
                .map(kind -> exports.say(kind.key()))
                .toList();
    }

    static boolean isAccumulation(String field) {
        return field.endsWith("." + ACCUMULATION);
    }

    private String accumulation(String words) {
        return Stream.of(Accumulation.values())
                .filter(kind -> exports.say(kind.key()).equals(words))
                .map(Enum::name)
                .findFirst()
                .orElse(words);
    }

    /** The measures whose text can be shared. */
    List<String> measures(WorkingEntry entry) {
        return shareable(entry).map(SharedTexts.Neighbour::measure).toList();
    }

    /** The units whose part is not there. */
    String missing(WorkingEntry entry) {
        return entry.others().stream()
                .filter(other -> !other.isIn())
                .map(WorkingEntry.Other::unitName)
                .collect(Collectors.joining("、"));
    }

    String yesOrNo(boolean yes) {
        return exports.say(yes ? "progress.yes" : "progress.no");
    }

    private String status(String words) {
        return ProgressStatus.choices().stream()
                .filter(status -> exports.say(status.key()).equals(words))
                .map(Enum::name)
                .findFirst()
                .orElse(words);
    }

    private static String measure(WorkingEntry entry, String obligationId) {
        return entry.head().neighbours().stream()
                .filter(one -> Long.toString(one.obligationId()).equals(obligationId))
                .map(SharedTexts.Neighbour::measure)
                .findFirst()
                .orElse("");
    }

    /** （五） is enough. */
    private static String obligation(WorkingEntry entry, String words) {
        return shareable(entry)
                .filter(one -> one.measure().equals(words)
                        || words.endsWith("）") && one.measure().startsWith(words))
                .map(one -> Long.toString(one.obligationId()))
                .findFirst()
                .orElse(words);
    }

    /** What can be chosen, and what has been chosen already. */
    private static Stream<SharedTexts.Neighbour> shareable(WorkingEntry entry) {
        var neighbours = entry.head().neighbours();
        var choices = SharedTexts.Neighbour.choices(neighbours);
        return neighbours.stream()
                .filter(one -> choices.contains(one)
                        || Objects.equals(one.obligationId(), entry.head().sharesId()));
    }

    private static String names(WorkingEntry entry, List<String> obligationIds) {
        return entry.others().stream()
                .filter(other -> obligationIds.contains(Long.toString(other.obligationId())))
                .map(WorkingEntry.Other::unitName)
                .collect(Collectors.joining("、"));
    }

    private static String obligations(WorkingEntry entry, String words) {
        var names = words.isBlank() ? List.<String>of() : List.of(words.strip().split(BETWEEN_NAMES));
        var named = entry.others().stream()
                .filter(other -> names.contains(other.unitName()))
                .toList();
        var known = named.stream().map(WorkingEntry.Other::unitName).toList();
        return known.containsAll(names)
                ? named.stream()
                        .map(WorkingEntry.Other::obligationId)
                        .sorted()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                : words;
    }
}
