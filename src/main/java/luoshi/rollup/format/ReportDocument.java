package luoshi.rollup.format;

import java.time.LocalDate;
import java.util.List;

/**
 * What the report says, ready to be set in type.
 *
 * @param issuer the unit that reports, by its full name: 江西省发展和改革委员会
 * @param signatory the leader who signs (签发人); empty while nobody has
 * @param title the full title, e.g. 江西省发展改革委关于2020年第三季度贯彻落实赣府发〔2020〕11号文件情况的报告
 * @param addressee the one addressee without the colon: 省人民政府
 * @param blocks headings and paragraphs in order
 * @param annexTitle the name of the annex: 任务落实情况台账表
 * @param date the date under the signature: of sending once sent, otherwise of compiling
 * @param draft whether the pages must say that this is a draft (草稿，未签发)
 * @param sha256 the digest of the frozen snapshot, empty while the report is not sent
 * @param auditHead the end of the audit trail's chain when the report was sent, or empty
 * @param words the heads of the columns of the annex
 * @param ledger the rows of the annex
 * @param traces where each paragraph comes from; empty in a report from before there was such an annex
 * @param numbered whether the numerals of headings are numbering of Word; they are text in a report from before that
 */
public record ReportDocument(
        String issuer,
        String signatory,
        String title,
        String addressee,
        List<Block> blocks,
        String annexTitle,
        LocalDate date,
        boolean draft,
        String sha256,
        String auditHead,
        ReportWords words,
        List<LedgerRow> ledger,
        List<TraceRow> traces,
        boolean numbered) {

    /** The name of the second annex. */
    static final String TRACES = "报告内容溯源表";

    /** The names of the annexes, numbered where there are several: 1.任务落实情况台账表. */
    List<String> annexes() {
        return traces.isEmpty() ? List.of(annexTitle) : List.of("1." + annexTitle, "2." + TRACES);
    }

    /** What the annex with that number is called above it: 附件1, or 附件 where it is the only one. */
    String annexLabel(int annex) {
        return traces.isEmpty() ? "附件" : "附件" + annex;
    }

    /** What the 版记 says of what the report rests on; empty while it is not sent. */
    List<String> digests() {
        if (sha256.isEmpty()) {
            return List.of();
        }
        var snapshot = "数据快照SHA-256：" + sha256;
        return auditHead.isEmpty() ? List.of(snapshot) : List.of(snapshot, "审计日志链头：" + auditHead);
    }

    /** How deep a block stands: 一、 · （一） · 1. · running text. */
    public enum Level {
        SECTION,
        CHAPTER,
        MEASURE,
        TEXT
    }

    /**
     * One heading or paragraph.
     *
     * @param level its level; headings carry their number in the text
     * @param text the text without line breaks
     */
    public record Block(Level level, String text) {}
}
