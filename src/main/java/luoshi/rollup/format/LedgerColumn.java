package luoshi.rollup.format;

import java.util.function.Function;

/** The columns of the ledger, the same on the screen, in the XLSX and in the annex of the DOCX. */
public enum LedgerColumn {
    NUMBER("序号", 6, row -> Integer.toString(row.number())),
    CHAPTER("章", 10, LedgerRow::chapter),
    MEASURE("任务", 16, LedgerRow::measure),
    UNIT("牵头/责任单位", 16, row -> row.unit() + "（" + row.role() + "）"),
    TARGET("目标/时限", 18, LedgerRow::target),
    PROGRESS("本季进展", 40, LedgerRow::progress),
    FIGURES("指标值（截至）", 18, LedgerRow::figures),
    PROBLEMS("存在问题", 24, LedgerRow::problems),
    NEXT_STEPS("下一步", 24, LedgerRow::nextSteps),
    STATUS("状态", 10, LedgerRow::status),
    REVIEW("审核", 10, LedgerRow::review),
    UPDATED("更新日期", 13, LedgerRow::updatedOn);

    private final String heading;
    private final int width;
    private final Function<LedgerRow, String> text;

    LedgerColumn(String heading, int width, Function<LedgerRow, String> text) {
        this.heading = heading;
        this.width = width;
        this.text = text;
    }

    /** The head of the column. */
    public String heading() {
        return heading;
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
