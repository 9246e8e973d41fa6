package luoshi.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.progress.ComparedEntry.Asked;
import luoshi.progress.offline.OfflinePackage.Answer;
import luoshi.progress.offline.OfflinePackage.Cell;
import luoshi.progress.offline.OfflinePackage.Remark;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Numbers that do not agree with others, as the offline package has them and as they come up when it is compared. A field
 * for the explanation of a contradiction is named by the contradiction's key: {@code said-0123456789abcdef}.
 */
@Component
class PackageRemarks {

    private static final String SAID = "said-";

    private final EntryChecks checks;
    private final BusinessClock businessClock;
    private final Exports exports;

    PackageRemarks(EntryChecks checks, BusinessClock businessClock, Exports exports) {
        this.checks = checks;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    /** What the entries hold now, by the id of the entry: those that can be written and have anything to explain. */
    Map<Long, List<Remark>> of(List<WorkingEntry> entries) {
        var writable = new LinkedHashMap<Long, WorkingEntry>();
        entries.stream()
                .filter(entry -> entry.head().state().isEditable())
                .forEach(entry -> writable.put(entry.head().id(), entry));
        var found = contradictions(writable, entry -> entry.form().draft());
        var remarks = new HashMap<Long, List<Remark>>();
        writable.forEach((id, entry) -> remarks.put(id, remarks(entry, found.get(id))));
        return remarks;
    }

    private Map<Long, List<Contradiction>> contradictions(
            Map<Long, WorkingEntry> entries, Function<WorkingEntry, Draft> draft) {
        var drafts = new LinkedHashMap<Long, Draft>();
        entries.forEach((id, entry) -> drafts.put(id, draft.apply(entry)));
        return checks.contradictions(drafts);
    }

    private List<Remark> remarks(WorkingEntry entry, List<Contradiction> contradictions) {
        var remarks = new ArrayList<Remark>();
        contradictions.forEach(one -> remarks.add(remark(entry, one)));
        questions(entry, entry.form())
                .forEach((figure, question) -> remarks.add(new Remark(
                        exports.say("progress.package.remark.figure"),
                        figure.name() + "：" + figure.value() + figure.unit(),
                        question,
                        new Answer(null, exports.say("progress.package.remark.on-figures")))));
        return remarks;
    }

    private Remark remark(WorkingEntry entry, Contradiction one) {
        var value = entry.explanations().getOrDefault(one.key(), "");
        var label = exports.say("progress.package.said");
        return new Remark(
                exports.say(one.kind().key()),
                exports.say("progress." + one.field()) + "：" + marked(one.here()),
                place(one.place()) + "：" + marked(one.there()),
                new Answer(new Cell(fieldOf(one), label, "", List.of(), value), ""));
    }

    /** The sentence in one line, the number in it between brackets where there is more than the number. */
    private static String marked(Quote quote) {
        var text = quote.words().equals(quote.sentence())
                ? quote.words()
                : quote.before() + "【" + quote.words() + "】" + quote.after();
        return text.strip().replaceAll("\\s+", " ");
    }

    private String place(Contradiction.Place place) {
        return place.quarter() == null || place.field() == null
                ? exports.say("progress.contradiction.indicator", place.name())
                : exports.say(
                        "progress.contradiction.there",
                        place.name(),
                        place.quarter().chinese(),
                        exports.say("progress." + place.field()));
    }

    /** What is asked about the values of the form. */
    private Map<FigureView, String> questions(WorkingEntry entry, EntryForm form) {
        var days = FigureDays.of(
                entry.head().quarter(),
                entry.head().lockOn(),
                businessClock.nowBy(entry.head().setDate()).toLocalDate());
        var asked = form.questions(entry.figures(), days);
        var questions = new LinkedHashMap<FigureView, String>();
        for (var figure : entry.figures()) {
            Optional.ofNullable(asked.get(figure.indicatorId()))
                    .ifPresent(question -> questions.put(
                            figure,
                            exports.say(
                                    question.key(),
                                    figure.lastValue() + figure.unit(),
                                    day(figure.lastAsOf()),
                                    day(days.quarterBegins()))));
        }
        return questions;
    }

    private String day(@Nullable LocalDate day) {
        return exports.day(day);
    }

    /**
     * Adds to what can be saved the questions that it raises and nobody has answered.
     *
     * @param forms what each entry would hold, by its id
     */
    List<ComparedEntry> asked(
            List<ComparedEntry> compared, Map<Long, WorkingEntry> entries, Map<Long, EntryForm> forms) {
        var writable = new LinkedHashMap<Long, WorkingEntry>();
        compared.stream()
                .filter(one -> one.isSavable() && !one.answersNothingNew())
                .forEach(one ->
                        writable.put(one.head().id(), entries.get(one.head().id())));
        var found =
                contradictions(writable, entry -> forms.get(entry.head().id()).draft());
        return compared.stream()
                .map(one -> found.containsKey(one.head().id())
                        ? asked(
                                one,
                                writable.get(one.head().id()),
                                forms.get(one.head().id()),
                                found.get(one.head().id()))
                        : one)
                .toList();
    }

    private ComparedEntry asked(
            ComparedEntry one, WorkingEntry entry, EntryForm form, List<Contradiction> contradictions) {
        var rows = one.rows().stream()
                .map(row -> isSaid(row.field()) ? row.labelled(label(row.field(), contradictions)) : row)
                .toList();
        var unexplained = contradictions.stream()
                .filter(found ->
                        entry.explanations().getOrDefault(found.key(), "").isBlank())
                .filter(found -> rows.stream().noneMatch(row -> row.field().equals(fieldOf(found))))
                .toList();
        var figures = new ArrayList<Asked>();
        questions(entry, form).forEach((figure, question) -> {
            if (form.isUnexplained(figure)) {
                figures.add(new Asked(
                        figure.indicatorId(),
                        exports.say("progress.package.figure-explanation", figure.name()),
                        question));
            }
        });
        return one.asking(rows, unexplained, figures);
    }

    private String label(String field, List<Contradiction> contradictions) {
        return contradictions.stream()
                .filter(found -> field.equals(fieldOf(found)))
                .map(found -> exports.say(
                        "progress.package.said-to",
                        exports.say("progress." + found.field()),
                        found.here().words(),
                        found.there().words()))
                .findFirst()
                .orElse(exports.say("progress.package.said-to-gone"));
    }

    /** The name of the field for people, as long as it is not known what is explained in it. */
    String label() {
        return exports.say("progress.package.said");
    }

    /** Whether the field holds the explanation of a contradiction. */
    static boolean isSaid(String field) {
        return field.startsWith(SAID);
    }

    /** The field in which the contradiction is explained. */
    static String fieldOf(Contradiction contradiction) {
        return SAID + contradiction.key();
    }

    /** The key of the contradiction that is explained in the field. */
    static String keyOf(String field) {
        return field.substring(SAID.length());
    }
}
