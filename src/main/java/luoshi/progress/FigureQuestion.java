package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is asked about a value that departs from the last approved one; without an answer it is not handed on. */
enum FigureQuestion {
    /** It counts in another way than last time. */
    KIND,
    /** A cumulative value fell within a calendar year. */
    DROP,
    /** A value fell over New Year that counts from the beginning of the task. */
    DROP_OVER_THE_YEAR,
    /** It is more than three times the last one. */
    JUMP,
    /** It is less than a third of the last one: the same jump seen from the other side. */
    FALL,
    /** It is of a day before the quarter. */
    EARLY;

    private static final BigDecimal TIMES = new BigDecimal(3);

    /**
     * The question a value raises, if any.
     *
     * @param value the value
     * @param counting how the indicator's values count
     * @param last what was last approved, null if nothing
     * @param quarterBegins the first day of the quarter it is reported for
     */
    static Optional<FigureQuestion> about(
            Figure value, Counting counting, @Nullable LastFigure last, LocalDate quarterBegins) {
        if (last != null) {
            var difference = difference(value, counting, last);
            if (difference != null) {
                return Optional.of(difference);
            }
        }
        return value.asOf().isBefore(quarterBegins) ? Optional.of(EARLY) : Optional.empty();
    }

    private static @Nullable FigureQuestion difference(Figure value, Counting counting, LastFigure last) {
        var kind = value.kind(counting.usual());
        if (kind != last.accumulation()) {
            return KIND;
        }
        var now = value.amount().abs();
        var before = last.amount().abs();
        if (before.signum() != 0 && now.compareTo(before.multiply(TIMES)) > 0) {
            return JUMP;
        }
        if (kind == Accumulation.CUMULATIVE) {
            return value.amount().compareTo(last.amount()) < 0 ? drop(value, counting, last) : null;
        }
        return now.multiply(TIMES).compareTo(before) < 0 ? FALL : null;
    }

    /** A value that begins anew with every year falls over New Year without a question. */
    private static @Nullable FigureQuestion drop(Figure value, Counting counting, LastFigure last) {
        if (value.asOf().getYear() == last.asOf().getYear()) {
            return DROP;
        }
        return counting.mayBeginAnew() ? null : DROP_OVER_THE_YEAR;
    }

    /** The message key of the question; its arguments are the last value with its unit and its day. */
    public String key() {
        return "progress.figure.question." + name();
    }
}
