package luoshi.progress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.wording.TextDifference;
import luoshi.wording.TextDifference.Kind;
import luoshi.wording.TextDifference.Segment;
import org.jspecify.annotations.Nullable;

/**
 * Two texts of one entry side by side: what is stored and what somebody typed without having seen it. For every field in
 * which they differ the person chooses; the page's fragments are in {@code progress/merge.html}.
 *
 * @param rows the fields that differ, in the order of the form
 * @param handedFrom who typed the text that is not stored, where a predecessor did; otherwise empty
 */
record Merge(List<Row> rows, String handedFrom) {

    /** The field that says that a form is one of two texts. */
    static final String MERGING = "merging";

    /** The field with the name of the predecessor who typed the other text. */
    static final String HANDED_FROM = "handedFrom";

    /** How the names of rows begin that are explanations of contradictions; the key of the contradiction follows. */
    private static final String SAID = "said-";

    private static final String CHOICE = "choice.";
    private static final String MINE = "mine.";

    /** What becomes of a field. */
    enum Choice {
        STORED,
        MINE,
        EDITED;

        /** The message key of the name. */
        public String key() {
            return "progress.merge.choice." + name();
        }
    }

    /**
     * @param writing what is stored now, in the order of the form's lines
     * @param typed what was typed; a form that was already one of two texts carries the person's own text along
     * @param explained what is kept of explanations, by the key of the contradiction
     * @param numbers the numbers that are explained, by the same key, as far as the texts still hold them
     */
    static Merge between(
            EntryReading.Writing writing,
            TypedFields typed,
            Map<String, String> explained,
            Map<String, String> numbers) {
        var figures = writing.figures();
        var stored = writing.form().with(figures);
        var shown = typed.form().orElse(stored).with(figures).fields();
        var rows = new ArrayList<Row>();
        stored.fields().forEach((name, theirs) -> {
            var mine = typed.has(MINE + name) ? typed.value(MINE + name) : shown.getOrDefault(name, "");
            if (!EntryForm.text(theirs).equals(EntryForm.text(mine))) {
                rows.add(new Row(
                        name,
                        labelOf(name),
                        indicatorOf(name, figures),
                        new Side(theirs, said(name, theirs, writing)),
                        new Side(mine, said(name, mine, writing)),
                        choiceOf(name, typed)));
            }
        });
        typed.said().byKey().forEach((key, said) -> {
            var name = SAID + key;
            var theirs = explained.getOrDefault(key, "");
            var mine = typed.has(MINE + name) ? EntryForm.text(typed.value(MINE + name)) : said;
            if (!theirs.equals(mine)) {
                rows.add(new Row(
                        name,
                        "progress.merge.explanation",
                        numbers.getOrDefault(key, ""),
                        new Side(theirs, theirs),
                        new Side(mine, mine),
                        choiceOf(name, typed)));
            }
        });
        return new Merge(List.copyOf(rows), typed.value(HANDED_FROM));
    }

    /** Whether it is the row of an explanation, which is no field of the entry itself. */
    static boolean isSaid(String name) {
        return name.startsWith(SAID);
    }

    /** The row of the explanation, or null if both say the same to that contradiction. */
    public @Nullable Row said(String key) {
        return row(SAID + key);
    }

    /** The measure whose text is shared and the units named as missing by their names; everything else as it is. */
    private static String said(String name, String value, EntryReading.Writing writing) {
        return switch (name) {
            case "shares" ->
                writing.neighbours().stream()
                        .filter(one -> Long.toString(one.obligationId()).equals(value))
                        .map(SharedTexts.Neighbour::measure)
                        .findFirst()
                        .orElse(value);
            case "missing" ->
                writing.parts().stream()
                        .filter(part -> List.of(value.split(",")).contains(Long.toString(part.obligationId())))
                        .map(Part::unitName)
                        .collect(Collectors.joining("、"));
            default -> value;
        };
    }

    /** The fields as the person has chosen; where nothing or {@code EDITED} is chosen, what stands in the field. */
    static TypedFields resolve(TypedFields sent, EntryForm stored, Map<String, String> explained) {
        var said = new LinkedHashMap<>(sent.said().byKey());
        said.replaceAll((key, text) -> {
            var choice = choiceOf(SAID + key, sent);
            return choice == Choice.STORED
                    ? explained.getOrDefault(key, "")
                    : choice == Choice.MINE ? EntryForm.text(sent.value(MINE + SAID + key)) : text;
        });
        var resolved = sent.explaining(said);
        for (var field : stored.fields().entrySet()) {
            var name = field.getKey();
            var choice = choiceOf(name, sent);
            if (choice == Choice.STORED) {
                resolved = resolved.with(name, field.getValue());
            } else if (choice == Choice.MINE) {
                resolved = resolved.with(name, sent.value(MINE + name));
            }
        }
        return resolved.without(MINE).without(CHOICE).without(MERGING).without(HANDED_FROM);
    }

    /** How the message keys end that call the texts by their names: his own and another's, or a predecessor's. */
    public String ending() {
        return handedFrom.isEmpty() ? "" : ".handed-over";
    }

    /** The first field for which nothing is chosen, if any. */
    Optional<Row> undecided() {
        return rows.stream().filter(row -> row.choice() == null).findFirst();
    }

    /** The row of the field, or null if both texts agree there. */
    public @Nullable Row row(String name) {
        return rows.stream().filter(row -> row.name().equals(name)).findFirst().orElse(null);
    }

    /** The rows of everything but the five texts. */
    public List<Row> others() {
        return rows.stream()
                .filter(row -> !Narrative.EMPTY.texts().containsKey(row.name()))
                .toList();
    }

    private static @Nullable Choice choiceOf(String name, TypedFields typed) {
        for (var choice : Choice.values()) {
            if (choice.name().equals(typed.value(CHOICE + name))) {
                return choice;
            }
        }
        return null;
    }

    private static String labelOf(String name) {
        var part = name.substring(name.lastIndexOf('.') + 1);
        return switch (part) {
            case "status" -> "progress.own-status";
            case "accumulation" -> "progress.accumulation";
            default -> (part.equals(name) ? "progress." : "progress.figure.") + part;
        };
    }

    private static String indicatorOf(String name, List<FigureView> figures) {
        var from = name.indexOf('[');
        return from < 0
                ? ""
                : figures.get(Integer.parseInt(name.substring(from + 1, name.indexOf(']'))))
                        .name();
    }

    /**
     * One field in which the texts differ.
     *
     * @param name its name in the form
     * @param label the message key of its label
     * @param indicator the indicator it belongs to, or empty
     * @param stored what is stored
     * @param mine what the person typed
     * @param choice what the person has chosen so far, or null
     */
    record Row(
            String name,
            String label,
            String indicator,
            Side stored,
            Side mine,
            @Nullable Choice choice) {

        /** The id of the field, as Spring makes it from the name. */
        public String id() {
            return name.replace("[", "").replace("]", "");
        }

        /** What can be chosen. */
        public Choice[] choices() {
            return Choice.values();
        }

        /** What is stored, in pieces: those that the other text does not have are marked. */
        public List<Segment> storedPieces() {
            return pieces(Kind.INSERTED);
        }

        /** What the person typed, in pieces: those that the other text does not have are marked. */
        public List<Segment> minePieces() {
            return pieces(Kind.DELETED);
        }

        private List<Segment> pieces(Kind leftOut) {
            return TextDifference.between(stored.said(), EntryForm.text(mine.said())).segments().stream()
                    .filter(segment -> segment.kind() != leftOut)
                    .toList();
        }

        /** How the message keys begin that say the values in words; null where the values are words themselves. */
        public @Nullable String words() {
            return name.equals("status")
                    ? "progress.status."
                    : name.endsWith(".accumulation") ? "progress.accumulation." : null;
        }
    }

    /**
     * One of the two.
     *
     * @param value what stands in the form's field
     * @param said what people read
     */
    record Side(String value, String said) {}
}
