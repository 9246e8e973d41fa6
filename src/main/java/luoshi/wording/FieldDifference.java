package luoshi.wording;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one version of an object says otherwise than another, field by field. Labels, and values too, are keys of messages
 * or stand for themselves.
 *
 * @param values what is chosen or counted and differs
 * @param texts the texts that differ, word by word
 * @param same the labels of the texts that do not
 */
public record FieldDifference(List<Value> values, List<Text> texts, List<String> same) {

    /** The difference between two versions, each of them given as values and as texts by their labels. */
    public static FieldDifference between(
            Map<String, String> olderValues,
            Map<String, String> newerValues,
            Map<String, String> olderTexts,
            Map<String, String> newerTexts) {
        return of(values(olderValues, newerValues), olderTexts, newerTexts);
    }

    /** The same for values of which it is known what differs. */
    public static FieldDifference of(List<Value> values, Map<String, String> older, Map<String, String> newer) {
        var texts = new ArrayList<Text>();
        var same = new ArrayList<String>();
        for (var label : labels(older, newer)) {
            var difference = TextDifference.between(older.getOrDefault(label, ""), newer.getOrDefault(label, ""));
            if (!difference.isNone()) {
                texts.add(new Text(label, difference));
            } else if (!difference.after().isEmpty()) {
                same.add(label);
            }
        }
        return new FieldDifference(values, texts, same);
    }

    private static List<Value> values(Map<String, String> older, Map<String, String> newer) {
        return labels(older, newer).stream()
                .map(label -> new Value(label, older.getOrDefault(label, ""), newer.getOrDefault(label, "")))
                .filter(value -> !value.from().equals(value.to()))
                .toList();
    }

    private static List<String> labels(Map<String, String> older, Map<String, String> newer) {
        var labels = new LinkedHashMap<>(older);
        newer.forEach(labels::putIfAbsent);
        return List.copyOf(labels.keySet());
    }

    /** Whether both say the same. */
    public boolean isNone() {
        return values.isEmpty() && texts.isEmpty();
    }

    /** A text that differs. */
    public record Text(String label, TextDifference difference) {}

    /** A value that differs; nothing is empty. */
    public record Value(String label, String from, String to) {}
}
