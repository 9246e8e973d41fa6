package luoshi.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.wording.TextDifference;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than another, field by field.
 *
 * @param values what is chosen or counted: status, 无新进展, figures
 * @param texts the texts that differ, word by word
 * @param sharedTexts the texts that differ in what is shared
 * @param same the names of the texts that do not
 */
record VersionDifference(List<Value> values, List<Text> texts, List<Text> sharedTexts, List<String> same) {

    static VersionDifference between(Told older, Told newer) {
        var same = new ArrayList<String>();
        var texts = texts(
                older.version().narrative().texts(), newer.version().narrative().texts(), same);
        var shared = texts(older.sharedTexts(), newer.sharedTexts(), new ArrayList<>());
        return new VersionDifference(values(older, newer), texts, shared, same);
    }

    /** The texts that differ; those that do not are added to the other list. */
    private static List<Text> texts(Map<String, String> before, Map<String, String> after, List<String> same) {
        var texts = new ArrayList<Text>();
        var names = new LinkedHashMap<>(before);
        after.forEach(names::putIfAbsent);
        names.keySet().forEach(field -> {
            var difference = TextDifference.between(before.getOrDefault(field, ""), after.getOrDefault(field, ""));
            if (!difference.isNone()) {
                texts.add(new Text(field, difference));
            } else if (!difference.after().isEmpty()) {
                same.add(field);
            }
        });
        return texts;
    }

    /** Whether both say the same. */
    public boolean isNone() {
        return values.isEmpty() && texts.isEmpty() && sharedTexts.isEmpty();
    }

    private static List<Value> values(Told from, Told to) {
        var older = from.version().narrative();
        var newer = to.version().narrative();
        var olderFigures = from.figures();
        var newerFigures = to.figures();
        var values = new ArrayList<Value>();
        add(values, "progress.shares", from.shares(), to.shares());
        add(values, "progress.own-status", key(older.status()), key(newer.status()));
        add(values, "progress.nothing-new", yesOrNo(older.noProgress()), yesOrNo(newer.noProgress()));
        add(values, "progress.nothing-new.reason", older.noProgressReason(), newer.noProgressReason());
        var names = new LinkedHashMap<Long, String>();
        olderFigures.forEach(figure -> names.put(figure.indicatorId(), figure.name()));
        newerFigures.forEach(figure -> names.put(figure.indicatorId(), figure.name()));
        names.forEach(
                (indicator, name) -> add(values, name, told(olderFigures, indicator), told(newerFigures, indicator)));
        return values;
    }

    private static void add(List<Value> values, String label, String from, String to) {
        if (!from.equals(to)) {
            values.add(new Value(label, from, to));
        }
    }

    private static String key(@Nullable ProgressStatus status) {
        return status == null ? "" : status.key();
    }

    private static String yesOrNo(boolean yes) {
        return yes ? "progress.yes" : "progress.no";
    }

    private static String told(List<VersionFigure> figures, Long indicator) {
        return figures.stream()
                .filter(figure -> figure.indicatorId() == indicator)
                .map(VersionFigure::told)
                .findFirst()
                .orElse("");
    }

    /**
     * One of the versions that are compared.
     *
     * @param shared the text it rested on, if it shares one and that is to be compared too
     */
    record Told(
            VersionView version,
            List<VersionFigure> figures,
            @Nullable SharedText shared) {

        private String shares() {
            return version.sharesMeasure() == null ? "" : version.sharesMeasure();
        }

        /** What it says field by field, with what it shares. */
        Map<String, String> texts() {
            var texts = new LinkedHashMap<>(sharedTexts());
            version.narrative().texts().forEach((field, text) -> texts.merge(field, text, (one, other) -> one + other));
            return texts;
        }

        private Map<String, String> sharedTexts() {
            return shared == null ? Map.of() : shared.narrative().texts();
        }
    }

    /** A text that differs; the field is named as in the form. */
    record Text(String field, TextDifference difference) {}

    /** A value that differs: label and values are keys of messages or stand for themselves; nothing is empty. */
    record Value(String label, String from, String to) {}
}
