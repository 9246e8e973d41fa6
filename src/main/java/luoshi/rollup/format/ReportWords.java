package luoshi.rollup.format;

import java.util.List;

/**
 * The words that a report's files add to its text. A report keeps those it was compiled with, so that a word of the glossary
 * can change and a sent report is still built as it was.
 *
 * @param columns the heads of the ledger's columns, in the order of {@link LedgerColumn}
 * @param parts the headings of parts 1 to 4
 */
public record ReportWords(List<String> columns, List<String> parts) {

    /** Those of the reports that were compiled before reports kept their words. */
    public static final ReportWords FIRST = new ReportWords(
            List.of("序号", "章", "任务", "牵头/责任单位", "目标/时限", "本季进展", "指标值（截至）", "存在问题", "下一步", "状态", "审核", "更新日期"),
            List.of("一、总体情况", "二、主要做法和进展", "三、存在问题", "四、下一步打算"));

    /** The columns of the ledger that the report has. */
    public List<LedgerColumn> shown() {
        return List.of(LedgerColumn.values()).subList(0, columns.size());
    }

    /** The head of the column. */
    public String head(LedgerColumn column) {
        return columns.get(column.ordinal());
    }

    /** The heading of the part, from 1. */
    public String part(int number) {
        return parts.get(number - 1);
    }
}
