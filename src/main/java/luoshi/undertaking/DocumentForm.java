package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.SupportingDocuments.DocumentView;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a unit fills in to register a document it issued. */
record DocumentForm(
        @Nullable Integer revision,
        @Nullable String submitKey,
        @Nullable String title,
        @Nullable String docNumber,
        @Nullable String docDate,
        @Nullable Set<Long> measures) {

    /** How long before the document itself one that serves it may have been issued. */
    private static final int YEARS_BEFORE = 1;

    private static final int LONGEST_TITLE = 200;

    static DocumentForm empty(@Nullable Long measure) {
        return new DocumentForm(
                -1, UUID.randomUUID().toString(), "", "", "", measure == null ? Set.of() : Set.of(measure));
    }

    static DocumentForm of(DocumentView document) {
        return new DocumentForm(
                document.revision(),
                "",
                document.title(),
                document.docNumber(),
                document.docDate().toString(),
                Set.copyOf(document.measureIds()));
    }

    /** The same over the state of things as it is now, so that sending again is a decision. */
    DocumentForm over(int newerRevision) {
        return new DocumentForm(newerRevision, submitKey, title, docNumber, docDate, measures);
    }

    /** Whether the box of the measure is ticked. */
    public boolean serves(long measure) {
        return measures != null && measures.contains(measure);
    }

    /**
     * What must hold: a title, a well-formed number of the year of the date, a date between a year before the document and
     * today, and at least one measure.
     */
    void validate(Errors errors, LocalDate policyDate, LocalDate today) {
        var name = Typed.text(title);
        if (name.isEmpty() || name.length() > LONGEST_TITLE) {
            errors.rejectValue("title", "undertaking.error.document-title");
        }
        var number = new DocumentNumber(Typed.text(docNumber));
        var date = Typed.date(docDate);
        if (date == null || date.isBefore(policyDate.minusYears(YEARS_BEFORE))) {
            errors.rejectValue("docDate", "undertaking.error.document-date");
        } else if (date.isAfter(today)) {
            errors.rejectValue("docDate", "undertaking.error.document-future");
        }
        if (!number.isWellFormed()) {
            reject(errors, number);
        } else if (date != null && number.year() != date.getYear()) {
            errors.rejectValue("docNumber", "undertaking.error.document-year");
        }
        if (measures == null || measures.isEmpty()) {
            errors.rejectValue("measures", "undertaking.error.document-measures");
        }
    }

    private static void reject(Errors errors, DocumentNumber number) {
        number.rightForm()
                .ifPresentOrElse(
                        right -> errors.rejectValue(
                                "docNumber", "undertaking.error.document-brackets", new Object[] {right}, null),
                        () -> errors.rejectValue("docNumber", "undertaking.error.document-number"));
    }

    /** The document; only after it has been validated. */
    IssuedDocument issued() {
        return new IssuedDocument(
                Typed.text(title),
                Typed.text(docNumber),
                LocalDate.parse(Typed.text(docDate)),
                measures == null ? List.of() : measures.stream().sorted().toList());
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }
}
