package luoshi.rollup.format;

import java.util.Objects;
import java.util.function.Function;

/**
 * The columns of the ledger, the same on the screen, in the XLSX and in the annex of the DOCX. Their heads are among the
 * {@link ReportWords}; a report has the columns for which it keeps a head, so a new column comes last.
 */
public enum LedgerColumn {
    NUMBER(6, row -> Integer.toString(row.number())),
    CHAPTER(10, LedgerRow::chapter),
    MEASURE(16, LedgerRow::measure),
    UNIT(16, row -> row.unit() + "（" + row.role() + "）"),
    TARGET(18, LedgerRow::target),
    PROGRESS(40, LedgerRow::progress),
    FIGURES(18, LedgerRow::figures),
    PROBLEMS(24, LedgerRow::problems),
    NEXT_STEPS(24, LedgerRow::nextSteps),
    STATUS(10, LedgerRow::status),
    REVIEW(10, LedgerRow::review),
    UPDATED(13, LedgerRow::updatedOn),
    LIGHT(9, row -> Objects.requireNonNullElse(row.light(), ""));

    private final int width;
    private final Function<LedgerRow, String> text;

    LedgerColumn(int width, Function<LedgerRow, String> text) {
        this.width = width;
        this.text = text;
    }

    /** The width in characters of the normal font. */
    public int width() {
        return width;
    }

    /** What the row shows in this column. */
    public String of(LedgerRow row) {
        return text.apply(row);
    }
}
