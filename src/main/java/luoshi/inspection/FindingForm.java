package luoshi.inspection;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What an inspector writes down of a report. A report that is confirmed makes no demand. */
record FindingForm(
        @Nullable String submitKey,
        @Nullable String revision,
        @Nullable String method,
        @Nullable String place,
        @Nullable String foundOn,
        @Nullable String verdict,
        @Nullable String severity,
        @Nullable String facts,
        @Nullable String quote,
        @Nullable String demand,
        @Nullable String rectifyBy) {

    private static final int LONGEST_PLACE = 200;
    private static final int LONGEST_FACTS = 4000;
    private static final int LONGEST_QUOTE = 1000;
    private static final int LONGEST_DEMAND = 2000;

    static FindingForm fresh(LocalDate today) {
        return new FindingForm(UUID.randomUUID().toString(), "", "", "", today.toString(), "", "", "", "", "", "");
    }

    /** What a finding says now, to be said otherwise. */
    static FindingForm of(FindingLine line) {
        return new FindingForm(
                "",
                Integer.toString(line.revision()),
                line.method().name(),
                line.place(),
                line.foundOn().toString(),
                line.verdict().name(),
                line.severity() == null ? "" : line.severity().name(),
                line.facts(),
                line.quote(),
                line.demand(),
                line.rectifyBy() == null ? "" : line.rectifyBy().toString());
    }

    /**
     * Says what is wrong with it.
     *
     * @param before what the finding says now, or null for a new one; what it quotes already need not be in the report any more
     */
    void validate(Errors errors, InspectedReport report, @Nullable FindingLine before, LocalDate today) {
        require(errors, "method", read(Method.class, method) != null);
        require(errors, "place", isWithin(place, 1, LONGEST_PLACE));
        var on = Typed.date(foundOn);
        require(errors, "foundOn", on != null && !on.isAfter(today));
        var held = read(Verdict.class, verdict);
        require(errors, "verdict", held != null);
        require(errors, "facts", isWithin(facts, 1, LONGEST_FACTS));
        require(errors, "quote", isWithin(quote, 0, LONGEST_QUOTE));
        if (!errors.hasFieldErrors("quote")
                && !quotes(before)
                && !Typed.text(quote).isEmpty()
                && !report.says(Typed.text(quote))) {
            errors.rejectValue("quote", "inspection.error.quote-not-there");
        }
        if (held == Verdict.CONFIRMED) {
            if (!Typed.text(demand).isEmpty()
                    || !Typed.text(rectifyBy).isEmpty()
                    || !Typed.text(severity).isEmpty()) {
                errors.rejectValue("verdict", "inspection.error.confirmed");
            }
        } else if (held != null) {
            require(errors, "severity", read(Severity.class, severity) != null);
            require(errors, "demand", isWithin(demand, 1, LONGEST_DEMAND));
            var by = Typed.date(rectifyBy);
            require(errors, "rectifyBy", by != null && by.isAfter(today));
        }
    }

    private static void require(Errors errors, String field, boolean holds) {
        if (!holds) {
            errors.rejectValue(field, "inspection.error." + field);
        }
    }

    private static boolean isWithin(@Nullable String typed, int least, int most) {
        var length = Typed.text(typed).length();
        return length >= least && length <= most;
    }

    /** The same, typed over what the finding says by now, which is shown beside it. */
    FindingForm over(FindingLine line) {
        return new FindingForm(
                submitKey,
                Integer.toString(line.revision()),
                method,
                place,
                foundOn,
                verdict,
                severity,
                facts,
                quote,
                demand,
                rectifyBy);
    }

    private boolean quotes(@Nullable FindingLine before) {
        return before != null && before.quote().equals(Typed.text(quote));
    }

    /** What was validated. */
    Found found(InspectedReport report, @Nullable FindingLine before) {
        var words = Typed.text(quote);
        return new Found(
                Objects.requireNonNull(read(Method.class, method)),
                Typed.text(place),
                Objects.requireNonNull(Typed.date(foundOn)),
                Objects.requireNonNull(read(Verdict.class, verdict)),
                read(Severity.class, severity),
                Typed.text(facts),
                words,
                words.isEmpty()
                        ? null
                        : before != null && quotes(before) ? before.quotedVersionId() : report.versionId(),
                Typed.text(demand),
                Typed.date(rectifyBy));
    }

    private static <E extends Enum<E>> @Nullable E read(Class<E> words, @Nullable String typed) {
        return Arrays.stream(words.getEnumConstants())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElse(null);
    }

    UUID key() {
        return Typed.key(submitKey);
    }

    int seen() {
        var typed = Typed.text(revision);
        return typed.matches("\\d{1,9}") ? Integer.parseInt(typed) : -1;
    }
}
