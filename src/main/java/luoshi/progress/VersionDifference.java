package luoshi.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.wording.FieldDifference;
import luoshi.wording.FieldDifference.Value;
import org.jspecify.annotations.Nullable;

/**
 * What one version says otherwise than another, field by field.
 *
 * @param own what they say themselves: status, 无新进展, figures and texts
 * @param sharedTexts the texts that differ in what is shared
 */
record VersionDifference(FieldDifference own, List<FieldDifference.Text> sharedTexts) {

    static VersionDifference between(Told older, Told newer) {
        var own = FieldDifference.of(
                values(older, newer),
                labelled(older.version().narrative().texts()),
                labelled(newer.version().narrative().texts()));
        var shared = FieldDifference.of(List.of(), labelled(older.sharedTexts()), labelled(newer.sharedTexts()));
        return new VersionDifference(own, shared.texts());
    }

    private static Map<String, String> labelled(Map<String, String> texts) {
        var labelled = new LinkedHashMap<String, String>();
        texts.forEach((field, text) -> labelled.put("progress." + field, text));
        return labelled;
    }

    /** Whether both say the same. */
    public boolean isNone() {
        return own.isNone() && sharedTexts.isEmpty();
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
        names.forEach((indicator, name) -> {
            add(values, name, told(olderFigures, indicator), told(newerFigures, indicator));
            var kinds = List.of(kind(olderFigures, indicator), kind(newerFigures, indicator));
            if (!kinds.contains("")) {
                add(values, name + "（口径）", kinds.get(0), kinds.get(1));
            }
        });
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
        return of(figures, indicator).map(VersionFigure::told).orElse("");
    }

    private static String kind(List<VersionFigure> figures, Long indicator) {
        return of(figures, indicator).map(figure -> figure.accumulation().key()).orElse("");
    }

    private static Optional<VersionFigure> of(List<VersionFigure> figures, Long indicator) {
        return figures.stream()
                .filter(figure -> figure.indicatorId() == indicator)
                .findFirst();
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
}
