package luoshi.progress;

import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What the author types in. Numbers and dates arrive as text, so that a mistake in one is reported together with the
 * others and nothing typed is lost.
 */
record EntryForm(
        @Nullable Integer revision,
        @Nullable String submitKey,
        @Size(max = LIMIT) @Nullable String progress,
        @Size(max = LIMIT) @Nullable String practices,
        @Size(max = LIMIT) @Nullable String problems,
        @Size(max = LIMIT) @Nullable String nextSteps,
        @Size(max = LIMIT) @Nullable String coordinationNeeds,
        @Nullable String status,
        @Nullable String shares,
        @Size(max = LIMIT) @Nullable String summary,
        @Size(max = LIMIT) @Nullable String judgement,
        @Nullable List<String> missing,
        @Nullable List<FigureForm> figures) {

    /** Characters per field; agencies write 100 to 800. */
    static final int LIMIT = 2000;

    /** A line break is one character, however the browser sends it. */
    EntryForm {
        progress = lines(progress);
        practices = lines(practices);
        problems = lines(problems);
        nextSteps = lines(nextSteps);
        coordinationNeeds = lines(coordinationNeeds);
        summary = lines(summary);
        judgement = lines(judgement);
    }

    private static @Nullable String lines(@Nullable String typed) {
        return typed == null ? null : typed.replace("\r\n", "\n");
    }

    /** How many characters a field may have. */
    public int limit() {
        return LIMIT;
    }

    static EntryForm of(EntryHead head, Narrative text, List<FigureView> figures) {
        return new EntryForm(
                head.revision(),
                UUID.randomUUID().toString(),
                text.progress(),
                text.practices(),
                text.problems(),
                text.nextSteps(),
                text.coordinationNeeds(),
                text.status() == null ? "" : text.status().name(),
                head.sharesId() == null ? "" : head.sharesId().toString(),
                text.summary(),
                text.judgement(),
                head.missingParts().stream().map(String::valueOf).toList(),
                figures.stream().map(FigureForm::of).toList());
    }

    /** The same text over the state of things as it is now, so that saving again is a decision. */
    EntryForm over(int newerRevision) {
        return new EntryForm(
                newerRevision,
                submitKey,
                progress,
                practices,
                problems,
                nextSteps,
                coordinationNeeds,
                status,
                shares,
                summary,
                judgement,
                missing,
                figures);
    }

    /** The same on a page of its own: with a key of its own. */
    EntryForm afresh() {
        return new EntryForm(
                revision,
                UUID.randomUUID().toString(),
                progress,
                practices,
                problems,
                nextSteps,
                coordinationNeeds,
                status,
                shares,
                summary,
                judgement,
                missing,
                figures);
    }

    /** Everything that is typed, by the names of the fields and in their order: what is compared and merged. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        fields.put("progress", text(progress));
        fields.put("practices", text(practices));
        fields.put("problems", text(problems));
        fields.put("nextSteps", text(nextSteps));
        fields.put("coordinationNeeds", text(coordinationNeeds));
        fields.put("status", text(status));
        fields.put("shares", text(shares));
        fields.put("summary", text(summary));
        fields.put("judgement", text(judgement));
        fields.put(
                "missing", missingParts().stream().sorted().map(String::valueOf).collect(Collectors.joining(",")));
        var lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            var line = "figures[" + i + "].";
            fields.put(line + "amount", text(lines.get(i).amount()));
            fields.put(line + "asOf", text(lines.get(i).asOf()));
            fields.put(line + "source", text(lines.get(i).source()));
            fields.put(line + "accumulation", text(lines.get(i).accumulation()));
            fields.put(line + "explanation", text(lines.get(i).explanation()));
        }
        return fields;
    }

    /** What tells this form from others, by the names of the fields: the revision and the indicators. */
    Map<String, String> identity() {
        var identity = new LinkedHashMap<String, String>();
        identity.put("revision", Integer.toString(revisionOrNone()));
        var lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            identity.put(
                    "figures[" + i + "].indicatorId",
                    String.valueOf(lines.get(i).indicatorId()));
        }
        return identity;
    }

    /** The same with one line for each indicator of the measure, so that the page can be shown again whatever was sent. */
    EntryForm with(List<FigureView> known) {
        return new EntryForm(
                revision,
                submitKey,
                progress,
                practices,
                problems,
                nextSteps,
                coordinationNeeds,
                status,
                shares,
                summary,
                judgement,
                missing,
                known.stream().map(this::lineOf).toList());
    }

    private FigureForm lineOf(FigureView indicator) {
        return lines().stream()
                .filter(line -> line.isOf(indicator))
                .findFirst()
                .map(line -> line.countingAs(indicator.usual()))
                .orElseGet(() -> FigureForm.empty(indicator));
    }

    /** Whether a value was sent for an indicator that is none of the measure's. */
    boolean hasForeignFigures(List<FigureView> known) {
        return lines().stream()
                .anyMatch(line -> !line.isEmpty() && known.stream().noneMatch(line::isOf));
    }

    /** What must hold for a draft: numbers are numbers and dates are dates. */
    void validate(Errors errors) {
        if (!blank(status) && choice() == null) {
            errors.rejectValue("status", "progress.error.status");
        }
        if (!blank(shares) && sharesId() == null) {
            errors.rejectValue("shares", "progress.refused.cannot-share");
        }
        if (named().anyMatch(typed -> id(typed) == null)) {
            errors.rejectValue("missing", "progress.error.missing-unknown");
        }
        var lines = lines();
        for (int i = 0; i < lines.size(); i++) {
            lines.get(i).validate("figures[" + i + "]", errors);
        }
    }

    /** What is asked about the values of the form, by indicator; a value that cannot be read raises no question. */
    Map<Long, FigureQuestion> questions(List<FigureView> known, FigureDays days) {
        var questions = new HashMap<Long, FigureQuestion>();
        for (var indicator : known) {
            lineOf(indicator)
                    .question(indicator, days)
                    .ifPresent(question -> questions.put(indicator.indicatorId(), question));
        }
        return questions;
    }

    /** Whether nothing is said to the value of the indicator. */
    boolean isUnexplained(FigureView indicator) {
        return lineOf(indicator).isUnexplained();
    }

    /** What must hold of the values before they are handed on: a source, a day that has come, an answer where one is asked for. */
    void validateFiguresForSending(Errors errors, List<FigureView> known, FigureDays days) {
        for (int i = 0; i < known.size(); i++) {
            lineOf(known.get(i)).validateForSending(known.get(i), days, "figures[" + i + "]", errors);
        }
    }

    /** What must hold beside that before it is handed on. */
    void validateForSending(Errors errors) {
        if (blank(progress) && blank(shares)) {
            errors.rejectValue("progress", "progress.error.progress-missing");
        }
        if (blank(status)) {
            errors.rejectValue("status", "progress.error.status-missing");
        }
    }

    /**
     * What must hold of a lead's summary before it is handed on: the missing are named, and it is more than the parts.
     *
     * @param shared the text that is shared, or null
     * @param parts the other units' parts as they stand
     */
    void validateSummaryForSending(Errors errors, @Nullable SharedText shared, List<Part> parts) {
        if (blank(summary)) {
            if (!blank(judgement)) {
                errors.rejectValue("summary", "progress.error.judgement-alone");
            }
            return;
        }
        refuseUnnamed(errors, parts);
        var integration = Integration.of(text(summary), ownPart(shared), parts);
        var percent = new Object[] {integration.percent()};
        if (integration.isNothingOwn()) {
            errors.rejectValue("summary", "progress.error.summary-pasted", percent, null);
        } else if (integration.asksForJudgement() && blank(judgement)) {
            errors.rejectValue("judgement", "progress.error.judgement", percent, null);
        }
    }

    private void refuseUnnamed(Errors errors, List<Part> parts) {
        var named = missingParts();
        var unnamed = names(parts, part -> !part.isIn() && !named.contains(part.obligationId()));
        var cameIn = names(parts, part -> part.isIn() && named.contains(part.obligationId()));
        if (!unnamed.isEmpty()) {
            errors.rejectValue("missing", "progress.error.missing-not-named", new Object[] {unnamed}, null);
        }
        if (!cameIn.isEmpty()) {
            errors.rejectValue("missing", "progress.error.named-came-in", new Object[] {cameIn}, null);
        }
    }

    private static String names(List<Part> parts, Predicate<Part> which) {
        return parts.stream().filter(which).map(Part::unitName).collect(Collectors.joining("、"));
    }

    /**
     * The indicators whose values the unit is asked for openly: of the lead all; of others those it has reported or typed
     * something for. The form folds the rest, which are there for whoever has a value.
     */
    Set<Long> asked(List<FigureView> indicators, boolean lead) {
        var asked = new HashSet<Long>();
        for (int i = 0; i < indicators.size(); i++) {
            var indicator = indicators.get(i);
            var typed = figures != null && i < figures.size() && !figures.get(i).isEmpty();
            if (lead || typed || indicator.amount() != null || indicator.lastAmount() != null) {
                asked.add(indicator.indicatorId());
            }
        }
        return asked;
    }

    /** How much of the summary stands in the parts; null without a summary. */
    @Nullable
    Integration integration(@Nullable SharedText shared, List<Part> parts) {
        return blank(summary) ? null : Integration.of(text(summary), ownPart(shared), parts);
    }

    private Narrative ownPart(@Nullable SharedText told) {
        return told == null || blank(shares) ? narrative() : narrative().restingOn(told.narrative());
    }

    /** Whether the lead names the unit of this obligation as missing. */
    public boolean names(long obligationId) {
        return missingParts().contains(obligationId);
    }

    private Set<Long> missingParts() {
        return named().map(EntryForm::id).filter(Objects::nonNull).collect(Collectors.toSet());
    }

    /** One by one, or all in one separated by commas, as {@link #fields} writes them. */
    private Stream<String> named() {
        return missing == null
                ? Stream.of()
                : missing.stream().flatMap(all -> Stream.of(all.split(","))).filter(one -> !one.isBlank());
    }

    private @Nullable Long sharesId() {
        return id(shares);
    }

    private static @Nullable Long id(@Nullable String typed) {
        return typed != null && typed.matches("\\d{1,15}") ? Long.valueOf(typed) : null;
    }

    /** The draft these lines amount to; call it only when {@link #validate} found nothing. */
    Draft draft() {
        var values = new LinkedHashSet<Figure>();
        for (var line : lines()) {
            if (!line.isEmpty()) {
                values.add(line.figure(Accumulation.POINT));
            }
        }
        return new Draft(narrative(), values, sharesId(), missingParts());
    }

    private Narrative narrative() {
        return new Narrative(
                text(progress),
                text(practices),
                text(problems),
                text(nextSteps),
                text(coordinationNeeds),
                choice(),
                false,
                "",
                text(summary),
                text(judgement));
    }

    /** The key that makes a repeated request harmless; a form without one gets a fresh key. */
    public UUID key() {
        return SubmitKeys.read(submitKey);
    }

    int revisionOrNone() {
        return revision == null ? -1 : revision;
    }

    private List<FigureForm> lines() {
        return figures == null ? List.of() : figures;
    }

    private @Nullable ProgressStatus choice() {
        return ProgressStatus.choices().stream()
                .filter(s -> s.name().equals(status))
                .findFirst()
                .orElse(null);
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    /** One kind of line break, no characters that XML forbids, nothing around it. */
    static String text(@Nullable String typed) {
        return typed == null
                ? ""
                : typed.replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .replaceAll("[\\p{Cntrl}&&[^\n\t]]|[\\uFFFE\\uFFFF]", "")
                        .strip();
    }
}
