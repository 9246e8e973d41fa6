package luoshi.progress;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes over what a person has chosen from a package: all of it or nothing. */
@Service
@Transactional
class PackageDrafts {

    private final UnitQuarter entries;
    private final PackageUploads uploads;
    private final PackageComparison comparison;
    private final PackageFields fields;
    private final ProgressReporting reporting;

    PackageDrafts(
            UnitQuarter entries,
            PackageUploads uploads,
            PackageComparison comparison,
            PackageFields fields,
            ProgressReporting reporting) {
        this.entries = entries;
        this.uploads = uploads;
        this.comparison = comparison;
        this.fields = fields;
        this.reporting = reporting;
    }

    /**
     * The package that came back beside what is saved now.
     *
     * @throws NotFound if the person fills in nothing for the period
     */
    @Transactional(readOnly = true)
    public View view(Actor actor, ReportingPeriod period) {
        var upload = uploads.of(actor, period).orElse(null);
        if (upload == null && !entries.owes(actor, period.getId())) {
            throw new NotFound();
        }
        return new View(
                upload,
                upload == null ? List.of() : comparison.of(entries.of(actor, period.getId()), upload.content()));
    }

    /**
     * Saves the chosen entries as drafts; an entry answered with 本季度无新进展 is handed to the unit's approver.
     *
     * @return how many entries were saved
     * @throws StaleEntry if one of them has been saved since the comparison was shown
     * @throws IllegalStep if nothing was chosen, or in a field that others have changed too nothing was decided
     */
    public int save(Actor actor, ReportingPeriod period, PackageChoice choice) {
        var upload = uploads.of(actor, period).orElseThrow(() -> new IllegalStep("progress.package.refused.gone"));
        if (choice.entries().isEmpty()) {
            throw new IllegalStep("progress.package.refused.nothing-chosen");
        }
        var owed = entries.of(actor, period.getId());
        var compared = comparison.of(owed, upload.content());
        var chosen = compared.stream().filter(choice::holds).toList();
        if (chosen.size() != choice.entries().size() || !chosen.stream().allMatch(choice::saw)) {
            throw new StaleEntry();
        }
        for (var one : chosen) {
            save(actor, entry(owed, one), one, choice);
        }
        if (compared.size() == chosen.size()
                || compared.stream().filter(ComparedEntry::isTold).allMatch(choice::holds)) {
            uploads.discard(actor, period);
        }
        return chosen.size();
    }

    private static WorkingEntry entry(List<WorkingEntry> owed, ComparedEntry one) {
        return owed.stream()
                .filter(entry -> entry.head().id() == one.head().id())
                .findFirst()
                .orElseThrow();
    }

    private void save(Actor actor, WorkingEntry entry, ComparedEntry one, PackageChoice choice) {
        if (!one.isSavable()) {
            throw new StaleEntry();
        }
        var values = new LinkedHashMap<String, String>();
        for (var row : one.rows()) {
            if (!row.conflict() || choice.takes(one, row)) {
                values.put(row.field(), row.taken());
            }
        }
        choice.explained(one).forEach(values::put);
        if (!values.isEmpty()) {
            store(actor, entry, one, values);
        }
    }

    private void store(Actor actor, WorkingEntry entry, ComparedEntry one, Map<String, String> values) {
        var id = one.head().id();
        var revision = one.head().revision();
        if (one.answersNothingNew()) {
            var reason = values.getOrDefault(PackageFields.REASON, entry.text().noProgressReason());
            reporting.reportNothingNew(actor, id, revision, reason, key(id, revision));
        } else {
            reporting.saveDraft(
                    actor, id, revision, fields.form(entry, values).draft().explained(explanations(values)));
        }
    }

    private static Map<String, String> explanations(Map<String, String> values) {
        var explanations = new LinkedHashMap<String, String>();
        values.forEach((field, value) -> {
            if (PackageRemarks.isSaid(field)) {
                explanations.put(PackageRemarks.keyOf(field), value);
            }
        });
        return explanations;
    }

    /** The same package taken over twice is one request. */
    private static UUID key(long entryId, int revision) {
        return UUID.nameUUIDFromBytes(("package/" + entryId + "/" + revision).getBytes(StandardCharsets.UTF_8));
    }

    /** What is shown: the package, null if none is waiting, and its entries. */
    record View(PackageUploads.@Nullable Upload upload, List<ComparedEntry> entries) {

        /** The entries about which there is anything to say. */
        public List<ComparedEntry> told() {
            return entries.stream().filter(ComparedEntry::isTold).toList();
        }

        /** Whether anything can be saved. */
        public boolean isSavable() {
            return entries.stream().anyMatch(ComparedEntry::isSavable);
        }
    }
}
