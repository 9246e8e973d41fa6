package luoshi.progress;

import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The value of an indicator as a unit reports it.
 *
 * @param indicatorId the indicator
 * @param amount the value in the indicator's unit, at most four decimals
 * @param asOf 截至: the day the value is of
 * @param source 数据来源
 */
@Embeddable
public record Figure(long indicatorId, BigDecimal amount, LocalDate asOf, String source) {}
