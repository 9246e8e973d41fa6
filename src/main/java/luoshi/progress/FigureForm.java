package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** One indicator's line in the form of an entry, as it was typed. */
record FigureForm(
        @Nullable Long indicatorId,
        @Nullable String amount,
        @Nullable String asOf,
        @Nullable String source,
        @Nullable String accumulation,
        @Nullable String explanation) {

    private static final int LONGEST_SOURCE = 200;
    private static final int LONGEST_EXPLANATION = 400;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");

    private static final int EARLIEST = 2000;
    private static final int LATEST = 2099;

    private static final BigDecimal MOST = new BigDecimal("1e15");

    /** The line that shows what is stored. */
    static FigureForm of(FigureView stored) {
        return new FigureForm(
                stored.indicatorId(),
                stored.value(),
                stored.asOf() == null ? "" : stored.asOf().toString(),
                stored.source(),
                stored.kind().name(),
                stored.explanation());
    }

    /** The line of an indicator for which nothing was typed. */
    static FigureForm empty(FigureView indicator) {
        return new FigureForm(
                indicator.indicatorId(), "", "", "", indicator.usual().name(), "");
    }

    /** The same, counting as is usual for the indicator where nothing readable was chosen. */
    FigureForm countingAs(Accumulation usual) {
        return new FigureForm(indicatorId, amount, asOf, source, counting(usual).name(), explanation);
    }

    boolean isOf(FigureView indicator) {
        return Long.valueOf(indicator.indicatorId()).equals(indicatorId);
    }

    boolean isEmpty() {
        return blank(amount) && blank(source);
    }

    boolean isReadable() {
        return !isEmpty() && number(amount) != null && date(asOf) != null;
    }

    boolean isUnexplained() {
        return blank(explanation);
    }

    /** The value; call it only of a line that is readable. */
    Figure figure(Accumulation usual) {
        return new Figure(
                indicatorId,
                number(amount),
                date(asOf),
                EntryForm.text(source),
                counting(usual),
                EntryForm.text(explanation));
    }

    private Accumulation counting(Accumulation usual) {
        for (var kind : Accumulation.values()) {
            if (kind.name().equals(accumulation)) {
                return kind;
            }
        }
        return usual;
    }

    /** What is asked about the value; one that cannot be read raises no question. */
    Optional<FigureQuestion> question(FigureView indicator, FigureDays days) {
        return isReadable()
                ? FigureQuestion.about(
                        figure(indicator.usual()), indicator.counting(), indicator.last(), days.quarterBegins())
                : Optional.empty();
    }

    /** What must hold for a draft: numbers are numbers and dates are dates. */
    void validate(String path, Errors errors) {
        if (isEmpty()) {
            return;
        }
        if (number(amount) == null) {
            errors.rejectValue(path + ".amount", "progress.error.number");
        }
        if (date(asOf) == null) {
            errors.rejectValue(path + ".asOf", "progress.error.date");
        }
        if (EntryForm.text(source).length() > LONGEST_SOURCE) {
            errors.rejectValue(path + ".source", "progress.error.source");
        }
        if (EntryForm.text(explanation).length() > LONGEST_EXPLANATION) {
            errors.rejectValue(path + ".explanation", "progress.error.explanation");
        }
    }

    /** What must hold of a value before it is handed on: a source, a day that has come, an answer where one is asked for. */
    void validateForSending(FigureView indicator, FigureDays days, String path, Errors errors) {
        if (!isReadable()) {
            return;
        }
        if (blank(source)) {
            errors.rejectValue(path + ".source", "progress.error.source-missing");
        }
        if (date(asOf).isAfter(days.last())) {
            errors.rejectValue(
                    path + ".asOf", "progress.error.date-to-come", new Object[] {DAY.format(days.last())}, null);
        }
        if (isUnexplained()) {
            question(indicator, days)
                    .ifPresent(question -> errors.rejectValue(
                            path + ".explanation", question.key(), arguments(indicator, days), null));
        }
    }

    /** The last value with its unit, its day, and the first day of the quarter: what the questions are asked with. */
    private static Object[] arguments(FigureView indicator, FigureDays days) {
        return new Object[] {
            indicator.lastValue() + indicator.unit(),
            indicator.lastAsOf() == null ? "" : DAY.format(indicator.lastAsOf()),
            DAY.format(days.quarterBegins())
        };
    }

    private static @Nullable BigDecimal number(@Nullable String text) {
        try {
            var number = new BigDecimal(EntryForm.text(text).replace(",", "").replace("，", "")).stripTrailingZeros();
            return number.abs().compareTo(MOST) < 0 && number.scale() <= 4 ? number.setScale(4) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            var date = LocalDate.parse(EntryForm.text(text));
            return date.getYear() >= EARLIEST && date.getYear() <= LATEST ? date : null;
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
