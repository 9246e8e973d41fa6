package luoshi.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.export.Exports;
import luoshi.progress.offline.OfflinePackage;
import luoshi.progress.offline.OfflinePackage.Cell;
import luoshi.progress.offline.OfflinePackage.Line;
import org.springframework.stereotype.Component;

/**
 * The fields of an entry as the offline package has them: texts as they are, the status, 口径 and 无新进展 in words. A field of an
 * indicator is named by the indicator's id: {@code 34.amount}.
 */
@Component
class PackageFields {

    static final String NOTHING_NEW = "noProgress";
    static final String REASON = "noProgressReason";

    private static final List<String> OF_A_FIGURE =
            List.of("amount", "asOf", "source", PackageWords.ACCUMULATION, "explanation");

    private final Exports exports;
    private final PackageWords words;

    PackageFields(Exports exports, PackageWords words) {
        this.exports = exports;
        this.words = words;
    }

    /** What every field holds now, in the order of the package. */
    Map<String, String> shown(WorkingEntry entry) {
        var shown = new LinkedHashMap<String, String>();
        var form = entry.form().fields();
        fields(entry).forEach(name -> shown.put(name, words.inWords(entry, name, form.get(name))));
        shown.put(NOTHING_NEW, words.yesOrNo(entry.text().noProgress()));
        shown.put(REASON, EntryForm.text(entry.text().noProgressReason()));
        for (int i = 0; i < entry.figures().size(); i++) {
            for (var field : OF_A_FIGURE) {
                var name = entry.figures().get(i).indicatorId() + "." + field;
                shown.put(name, words.inWords(entry, name, form.get("figures[" + i + "]." + field)));
            }
        }
        return shown;
    }

    /** The name for people: 进展情况, or 5G基站数：数值. */
    String label(WorkingEntry entry, String field) {
        var dot = field.indexOf('.');
        if (dot < 0) {
            return exports.say(labelKey(field));
        }
        var indicator = Long.parseLong(field.substring(0, dot));
        var name = entry.figures().stream()
                .filter(figure -> figure.indicatorId() == indicator)
                .map(FigureView::name)
                .findFirst()
                .orElse("");
        return name + "：" + exports.say("progress.figure." + field.substring(dot + 1));
    }

    private static String labelKey(String field) {
        return switch (field) {
            case PackageWords.STATUS -> "progress.own-status";
            case NOTHING_NEW -> "progress.nothing-new";
            case REASON -> "progress.nothing-new.reason";
            default -> "progress." + field;
        };
    }

    /** The fields of the entry for the workbook. */
    List<Cell> cells(WorkingEntry entry) {
        var shown = shown(entry);
        var cells = new ArrayList<Cell>();
        fields(entry).forEach(name -> cells.add(cell(name, hint(entry, name), choices(entry, name), shown)));
        cells.add(cell(
                NOTHING_NEW,
                exports.say("progress.package.hint.nothing-new"),
                List.of(words.yesOrNo(true), words.yesOrNo(false)),
                shown));
        cells.add(cell(REASON, "", List.of(), shown));
        return cells;
    }

    private String hint(WorkingEntry entry, String field) {
        return switch (field) {
            case PackageWords.STATUS -> exports.say("progress.error.status");
            case PackageWords.SHARES ->
                words.measures(entry).isEmpty()
                        ? exports.say("progress.package.hint.shares-none")
                        : exports.say("progress.package.hint.shares", String.join("、", words.measures(entry)));
            case PackageWords.MISSING ->
                words.missing(entry).isEmpty()
                        ? exports.say("progress.package.hint.missing-none")
                        : exports.say("progress.package.hint.missing", words.missing(entry));
            default -> exports.say("progress." + field + ".hint");
        };
    }

    private List<String> choices(WorkingEntry entry, String field) {
        return switch (field) {
            case PackageWords.STATUS -> words.statuses();
            case PackageWords.SHARES -> words.measures(entry);
            default -> List.of();
        };
    }

    private Cell cell(String field, String hint, List<String> choices, Map<String, String> shown) {
        return new Cell(field, exports.say(labelKey(field)), hint, choices, shown.get(field));
    }

    /** The indicators of the entry for the workbook. */
    List<Line> lines(WorkingEntry entry) {
        var shown = shown(entry);
        return entry.figures().stream()
                .map(figure -> new Line(
                        figure.indicatorId(),
                        List.of(figure.name(), figure.target(), figure.unit()),
                        OF_A_FIGURE.stream()
                                .map(field -> new Cell(
                                        field,
                                        exports.say("progress.figure." + field),
                                        "",
                                        field.equals(PackageWords.ACCUMULATION) ? words.accumulations() : List.of(),
                                        shown.get(figure.indicatorId() + "." + field)))
                                .toList()))
                .toList();
    }

    /** The form of the entry with these values instead of what is stored. */
    EntryForm form(WorkingEntry entry, Map<String, String> values) {
        var typed = TypedFields.of(entry.form());
        for (var value : values.entrySet()) {
            if (isOfTheForm(value.getKey())) {
                typed = typed.with(
                        nameInForm(entry, value.getKey()), words.inForm(entry, value.getKey(), value.getValue()));
            }
        }
        return typed.form().orElseThrow();
    }

    private static boolean isOfTheForm(String field) {
        return !field.equals(NOTHING_NEW) && !field.equals(REASON) && !PackageRemarks.isSaid(field);
    }

    /** What the field is called in the form: {@code figures[0].amount} for {@code 34.amount}. */
    private static String nameInForm(WorkingEntry entry, String field) {
        var dot = field.indexOf('.');
        if (dot < 0) {
            return field;
        }
        var indicator = Long.parseLong(field.substring(0, dot));
        for (int i = 0; i < entry.figures().size(); i++) {
            if (entry.figures().get(i).indicatorId() == indicator) {
                return "figures[" + i + "]" + field.substring(dot);
            }
        }
        return field;
    }

    /** What a field of the form is called in the package. */
    static String nameInPackage(WorkingEntry entry, String field) {
        var bracket = field.indexOf(']');
        if (bracket < 0) {
            return field;
        }
        var line = Integer.parseInt(field.substring(field.indexOf('[') + 1, bracket));
        return entry.figures().get(line).indicatorId() + field.substring(bracket + 1);
    }

    /** What was written as the package itself would have written it. */
    String asWritten(WorkingEntry entry, String field, String written) {
        return words.asWritten(entry, field, written);
    }

    /** Whether the field is 口径 and the word none of those to choose from. */
    boolean isUnknownAccumulation(String field, String word) {
        return PackageWords.isAccumulation(field)
                && !word.isEmpty()
                && !words.accumulations().contains(word);
    }

    boolean isYes(String value) {
        return value.equals(words.yesOrNo(true));
    }

    boolean isYesOrNo(String value) {
        return value.isEmpty() || value.equals(words.yesOrNo(true)) || value.equals(words.yesOrNo(false));
    }

    /** What is written in words: the measure to share only where the unit has another one, the lead's fields only for a lead. */
    private static List<String> fields(WorkingEntry entry) {
        var fields = new ArrayList<String>();
        fields.add(PackageWords.STATUS);
        if (!entry.head().neighbours().isEmpty()) {
            fields.add(PackageWords.SHARES);
        }
        fields.addAll(entry.text().texts(entry.head().summarises()).keySet());
        if (entry.head().summarises()) {
            fields.add(PackageWords.MISSING);
        }
        return fields;
    }

    /** Where the field stands in the workbook. */
    static String key(WorkingEntry entry, String field) {
        return OfflinePackage.key(entry.head().id(), field);
    }
}
