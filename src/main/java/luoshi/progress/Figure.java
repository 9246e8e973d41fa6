package luoshi.progress;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The value of an indicator as a unit reports it.
 *
 * @param indicatorId the indicator
 * @param amount the value in the indicator's unit, at most four decimals
 * @param asOf 截至: the day the value is of
 * @param source 数据来源
 * @param accumulation 口径; null in what was handed on before values said so: as the indicator says
 * @param explanation why the value departs from the one before it, at most 400 characters, or empty
 */
@Embeddable
public record Figure(
        long indicatorId,
        BigDecimal amount,
        LocalDate asOf,
        String source,
        @Enumerated(EnumType.STRING) @Nullable Accumulation accumulation,
        String explanation) {

    /** How it counts: as it says itself, otherwise as is usual for the indicator. */
    Accumulation kind(Accumulation usual) {
        return accumulation == null ? usual : accumulation;
    }

    /** Whether it may be handed on: it has a source, its day has come, and the question it raises is answered. */
    boolean canBeHandedOn(Counting counting, @Nullable LastFigure last, FigureDays days) {
        return !source.isBlank()
                && !asOf.isAfter(days.last())
                && (!explanation.isBlank()
                        || FigureQuestion.about(this, counting, last, days.quarterBegins())
                                .isEmpty());
    }
}
