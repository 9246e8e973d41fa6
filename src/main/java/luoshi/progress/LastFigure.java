package luoshi.progress;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * The value that was last approved for the unit and indicator: of the quarters before, or, for a correction, the one that
 * is being corrected. A correction counts in place of what it corrected.
 *
 * @param amount the value in the indicator's unit
 * @param asOf 截至
 * @param accumulation 口径
 */
record LastFigure(BigDecimal amount, LocalDate asOf, Accumulation accumulation) {}
