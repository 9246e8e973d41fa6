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
 * @param words the heads of the columns of the annex
 * @param ledger the rows of the annex
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
        ReportWords words,
        List<LedgerRow> ledger) {

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
