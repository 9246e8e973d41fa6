package luoshi.progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import luoshi.calendar.BusinessClock;
import luoshi.progress.ComparedEntry.Problem;
import luoshi.progress.ComparedEntry.Row;
import luoshi.progress.offline.ReadPackage;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.Validator;

/**
 * Compares what a package holds with what is saved now. A field that nobody has written into since the download says
 * nothing, whatever has become of it meanwhile; one that was written into here and there is for the person to decide.
 */
@Component
class PackageComparison {

    private final PackageFields fields;
    private final PackageRemarks remarks;
    private final BusinessClock businessClock;
    private final Validator validator;
    private final MessageSource messages;

    PackageComparison(
            PackageFields fields,
            PackageRemarks remarks,
            BusinessClock businessClock,
            Validator validator,
            MessageSource messages) {
        this.fields = fields;
        this.remarks = remarks;
        this.businessClock = businessClock;
        this.validator = validator;
        this.messages = messages;
    }

    /** Every entry that the package holds and that is still there. */
    List<ComparedEntry> of(List<WorkingEntry> entries, ReadPackage read) {
        var byId = new LinkedHashMap<Long, WorkingEntry>();
        entries.stream()
                .filter(entry ->
                        read.revisions().containsKey(Long.toString(entry.head().id())))
                .forEach(entry -> byId.put(entry.head().id(), entry));
        var compared = byId.values().stream().map(entry -> compare(entry, read)).toList();
        var forms = new HashMap<Long, EntryForm>();
        compared.forEach(one ->
                forms.put(one.head().id(), fields.form(byId.get(one.head().id()), values(one.rows()))));
        return remarks.asked(compared, byId, forms);
    }

    private ComparedEntry compare(WorkingEntry entry, ReadPackage read) {
        var rows = rows(entry, read);
        var stale = read.revisions().get(Long.toString(entry.head().id()))
                != entry.head().revision();
        var note = note(entry, read);
        return note != null
                ? new ComparedEntry(entry.head(), rows, List.of(), stale, rows.isEmpty() ? null : note, false)
                : new ComparedEntry(
                        entry.head(), rows, problems(entry, read, rows), stale, null, answersNothingNew(entry, read));
    }

    /** Why nothing of it can be taken: both texts are shown nevertheless. */
    private @Nullable String note(WorkingEntry entry, ReadPackage read) {
        if (!entry.head().state().isEditable()) {
            return "progress.package.note.not-editable";
        }
        if (read.isOlderThan(entry.head().id(), entry.head().versions())) {
            return "progress.package.note.sent-since";
        }
        return entry.head().takesWritingAt(businessClock.nowBy(entry.head().setDate()))
                ? null
                : "progress.package.note.locked";
    }

    private List<Row> rows(WorkingEntry entry, ReadPackage read) {
        var rows = new ArrayList<Row>();
        shown(entry, read).forEach((field, stored) -> {
            var key = PackageFields.key(entry, field);
            var cell = read.cells().get(key);
            if (cell != null && cell.problem() == null && read.isTouched(key)) {
                var taken = fields.asWritten(entry, field, cell.text());
                if (!taken.equals(stored)) {
                    rows.add(new Row(field, label(entry, field), stored, taken, !read.wasOriginally(key, stored)));
                }
            }
        });
        return rows;
    }

    /** What the fields hold now, those among them in which the package explains contradictions. */
    private Map<String, String> shown(WorkingEntry entry, ReadPackage read) {
        var shown = fields.shown(entry);
        var prefix = PackageFields.key(entry, "");
        read.cells().keySet().stream()
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()))
                .filter(PackageRemarks::isSaid)
                .forEach(field -> shown.put(field, entry.explanations().getOrDefault(PackageRemarks.keyOf(field), "")));
        return shown;
    }

    private String label(WorkingEntry entry, String field) {
        return PackageRemarks.isSaid(field) ? remarks.label() : fields.label(entry, field);
    }

    private boolean answersNothingNew(WorkingEntry entry, ReadPackage read) {
        return fields.isYes(text(entry, PackageFields.NOTHING_NEW, read));
    }

    private static String text(WorkingEntry entry, String field, ReadPackage read) {
        var cell = read.cells().get(PackageFields.key(entry, field));
        return cell == null ? "" : cell.text();
    }

    private List<Problem> problems(WorkingEntry entry, ReadPackage read, List<Row> rows) {
        var problems = new ArrayList<Problem>();
        shown(entry, read).keySet().forEach(field -> {
            var cell = read.cells().get(PackageFields.key(entry, field));
            if (cell != null && cell.problem() != null) {
                problems.add(new Problem(cell.place(), say(cell.problem())));
            } else if (cell != null
                    && PackageRemarks.isSaid(field)
                    && cell.text().length() > ExplanationForm.LIMIT) {
                problems.add(
                        new Problem(cell.place(), say("progress.error.explanation-too-long", ExplanationForm.LIMIT)));
            } else if (cell != null && fields.isUnknownAccumulation(field, cell.text())) {
                problems.add(new Problem(cell.place(), say("progress.package.cell.accumulation")));
            }
        });
        problemsOfTheAnswer(entry, read, rows, problems);
        problemsOfTheForm(entry, read, rows, problems);
        return problems;
    }

    /** The answer 无新进展 needs its reason and stands alone. */
    private void problemsOfTheAnswer(WorkingEntry entry, ReadPackage read, List<Row> rows, List<Problem> problems) {
        var answer = text(entry, PackageFields.NOTHING_NEW, read);
        var reason = text(entry, PackageFields.REASON, read);
        if (!fields.isYesOrNo(answer)) {
            problems.add(problem(entry, PackageFields.NOTHING_NEW, read, "progress.package.cell.yes-or-no"));
        } else if (fields.isYes(answer) && !rows.isEmpty()) {
            if (reason.isBlank() || reason.length() > ProgressReporting.LONGEST_REASON) {
                problems.add(problem(entry, PackageFields.REASON, read, "progress.package.cell.reason"));
            }
            if (rows.stream().anyMatch(row -> !isAnswer(row))) {
                problems.add(problem(entry, PackageFields.NOTHING_NEW, read, "progress.package.cell.answer-and-text"));
            }
        } else if (!fields.isYes(answer)
                && !reason.isEmpty()
                && read.isTouched(PackageFields.key(entry, PackageFields.REASON))) {
            problems.add(problem(entry, PackageFields.REASON, read, "progress.package.cell.reason-without-answer"));
        }
    }

    private static boolean isAnswer(Row row) {
        return row.field().equals(PackageFields.NOTHING_NEW) || row.field().equals(PackageFields.REASON);
    }

    private Problem problem(WorkingEntry entry, String field, ReadPackage read, String key) {
        return new Problem(read.cells().get(PackageFields.key(entry, field)).place(), say(key));
    }

    /** What the form itself would refuse is refused here in the same words. */
    private void problemsOfTheForm(WorkingEntry entry, ReadPackage read, List<Row> rows, List<Problem> problems) {
        var form = fields.form(entry, values(rows));
        var errors = new BeanPropertyBindingResult(form, "form");
        validator.validate(form, errors);
        form.validate(errors);
        for (var error : errors.getFieldErrors()) {
            var field = PackageFields.nameInPackage(entry, error.getField());
            var cell = read.cells().get(PackageFields.key(entry, field));
            problems.add(new Problem(cell == null ? "" : cell.place(), sentence(entry, field, error)));
        }
    }

    private String sentence(WorkingEntry entry, String field, FieldError error) {
        return "Size".equals(error.getCode())
                ? say("progress.package.cell.too-long", fields.label(entry, field), EntryForm.LIMIT)
                : messages.getMessage(error, Locale.SIMPLIFIED_CHINESE);
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /** What the package would have the fields hold. */
    static Map<String, String> values(List<Row> rows) {
        var values = new LinkedHashMap<String, String>();
        rows.forEach(row -> values.put(row.field(), row.taken()));
        return values;
    }
}
