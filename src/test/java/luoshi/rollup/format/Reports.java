package luoshi.rollup.format;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TimeZone;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;

/** Reports for the tests of the writers. */
final class Reports {

    static final String DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static final String HEAD = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752";

    private static final List<Block> BLOCKS = List.of(
            new Block(Level.TEXT, "现将有关情况报告如下。"),
            new Block(Level.SECTION, "一、总体情况"),
            new Block(Level.CHAPTER, "（一）保居民就业"),
            new Block(Level.MEASURE, "1.稳定就业岗位。"),
            new Block(Level.TEXT, "截至9月底，全省城镇新增就业38.6万人。"));

    private Reports() {}

    static ReportDocument draft(LedgerRow... rows) {
        return report("", true, "", List.of(rows));
    }

    static ReportDocument sent(LedgerRow... rows) {
        return report("张某某", false, DIGEST, List.of(rows));
    }

    /** A sent report that tells where its paragraphs come from, and how the audit trail ended. */
    static ReportDocument traced(TraceRow... traces) {
        var plain = sent(row(1, "开展培训12.3万人次。"));
        return new ReportDocument(
                plain.issuer(),
                plain.signatory(),
                plain.title(),
                plain.addressee(),
                plain.blocks(),
                plain.annexTitle(),
                plain.date(),
                false,
                DIGEST,
                HEAD,
                plain.words(),
                plain.ledger(),
                List.of(traces),
                false);
    }

    /** A report with all columns and both annexes, rows short and long, and texts that are no easy ones for XML. */
    static ReportDocument difficult() {
        var plain = traced(
                new TraceRow(1, "x<y & y>z ]]> \"'\t ", "系统汇总", "", " ", ""),
                new TraceRow(2, "<<<<<<& 一段有许多记号的文字，长到超过三十二个字符，]]> 因此写成一段", "编者按", "𠮷\u0085", "", "\uD800\uFFFF"));
        var heads = new ArrayList<>(ReportWords.FIRST.columns());
        heads.add("灯");
        return new ReportDocument(
                plain.issuer(),
                plain.signatory(),
                plain.title(),
                plain.addressee(),
                List.of(new Block(Level.SECTION, "一、<总体>&情况"), new Block(Level.TEXT, "第一行\r\n\n第三行 "), BLOCKS.get(4)),
                plain.annexTitle(),
                plain.date(),
                plain.draft(),
                plain.sha256(),
                plain.auditHead(),
                new ReportWords(heads, ReportWords.FIRST.parts()),
                List.of(
                        row(1, "一\n二\r三"),
                        row(2, "很长的进展。".repeat(200)),
                        row(3, "").withTarget("")),
                plain.traces(),
                false);
    }

    /** A report with nothing but this paragraph. */
    static ReportDocument withText(String text) {
        return withBlocks(List.of(new Block(Level.TEXT, text)));
    }

    /** A report with these headings and paragraphs. */
    static ReportDocument withBlocks(List<Block> blocks) {
        return report("张某某", false, DIGEST, blocks, List.of());
    }

    /** A report in the present form, in which Word numbers the headings. */
    static ReportDocument numbered(List<Block> blocks) {
        var plain = withBlocks(blocks);
        return new ReportDocument(
                plain.issuer(),
                plain.signatory(),
                plain.title(),
                plain.addressee(),
                plain.blocks(),
                plain.annexTitle(),
                plain.date(),
                plain.draft(),
                plain.sha256(),
                plain.auditHead(),
                plain.words(),
                plain.ledger(),
                plain.traces(),
                true);
    }

    /** Headings; a mark before each for its level, and none before a paragraph. */
    static List<Block> headings(String... headings) {
        var levels = List.of(Level.TEXT, Level.SECTION, Level.CHAPTER, Level.MEASURE);
        return Arrays.stream(headings)
                .map(one -> new Block(levels.get(one.lastIndexOf('#') + 1), one.replace("#", "")))
                .toList();
    }

    static ReportDocument sentWithRows(int count) {
        return report(
                "张某某",
                false,
                DIGEST,
                IntStream.rangeClosed(1, count)
                        .mapToObj(number -> row(number, someText(number)))
                        .toList());
    }

    static LedgerRow row(int number, String progress) {
        return new LedgerRow(
                number,
                "保居民就业",
                "（一）稳定就业岗位",
                "省人力资源社会保障厅",
                "牵头",
                "2020年底前城镇新增就业42万人以上",
                progress,
                "城镇新增就业38.6万人（截至2020年9月30日）",
                "",
                "10月底前开展专项督导。",
                "正常推进",
                "审核通过",
                "2020年9月30日",
                "黄灯");
    }

    /** What the writer gives on a machine in another part of the world. */
    static byte[] writtenIn(String zone, Supplier<byte[]> writer) {
        var before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone(zone));
        try {
            return writer.get();
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** No two alike, or the file shrinks so far that POI takes it for a zip bomb. */
    private static String someText(int seed) {
        return new Random(seed)
                .ints(200, '一', '龥')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static ReportDocument report(String signatory, boolean draft, String sha256, List<LedgerRow> rows) {
        return report(signatory, draft, sha256, BLOCKS, rows);
    }

    private static ReportDocument report(
            String signatory, boolean draft, String sha256, List<Block> blocks, List<LedgerRow> rows) {
        return new ReportDocument(
                "江西省发展和改革委员会",
                signatory,
                "江西省发展改革委关于2020年第三季度贯彻落实赣府发〔2020〕11号文件情况的报告",
                "省人民政府",
                blocks,
                "任务落实情况台账表",
                LocalDate.of(2020, 10, 21),
                draft,
                sha256,
                "",
                ReportWords.FIRST,
                rows,
                List.of(),
                false);
    }
}
