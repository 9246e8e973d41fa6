package luoshi.rollup.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportDocument.Level;

/** How long the files of a report of so many entries take. Not a test; docs/performance.md says how to run it and what came out. */
final class FilesBenchmark {

    private FilesBenchmark() {}

    /** Takes the number of entries, and how often to write each file. */
    public static void main(String[] arguments) {
        var report = report(Integer.parseInt(arguments[0]));
        for (int round = 0; round < Integer.parseInt(arguments[1]); round++) {
            var begun = System.nanoTime();
            var docx = measure("DOCX", () -> DocxReport.write(report));
            measure("PDF", () -> PdfReport.write(report));
            measure("XLSX", () -> XlsxLedger.write(report));
            measure("CSV", () -> CsvLedger.write(report));
            System.out.printf(Locale.ROOT, "all files %.1f s%n", (System.nanoTime() - begun) / 1e9);
            measure("格式自检", () -> check(docx));
        }
    }

    private static byte[] measure(String name, Supplier<byte[]> writer) {
        var begun = System.nanoTime();
        var file = writer.get();
        System.out.printf(
                Locale.ROOT, "%s %.1f s, %d KB%n", name, (System.nanoTime() - begun) / 1e9, file.length / 1024);
        return file;
    }

    private static byte[] check(byte[] docx) {
        try {
            return FormatCheck.of(docx).toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Entries of the length that the demo has: a paragraph in the text, a row in the ledger, a line in the 溯源表. */
    private static ReportDocument report(int entries) {
        var random = new Random(1);
        var blocks = new ArrayList<Block>();
        var rows = new ArrayList<LedgerRow>();
        var traces = new ArrayList<TraceRow>();
        blocks.add(new Block(Level.SECTION, "二、主要做法和进展"));
        for (int i = 1; i <= entries; i++) {
            var text = "省人力资源社会保障厅：截至9月底，全省城镇新增就业%d万人，完成年度目标的%d%%；发放稳岗返还资金%d亿元，惠及企业%d户。一是推行免申即享，二是开展比对。"
                    .formatted(random.nextInt(100), random.nextInt(100), random.nextInt(1000), random.nextInt(100_000));
            if (i % 131 == 1) {
                blocks.add(new Block(Level.MEASURE, (i / 131 + 1) + ". 稳定就业岗位。"));
            }
            blocks.add(new Block(Level.TEXT, text));
            rows.add(Reports.row(i, text.repeat(1 + random.nextInt(2))));
            traces.add(
                    new TraceRow(i, text.substring(0, 40) + "……", "单位填报", "省人力资源社会保障厅", "（一）稳定就业岗位", "填报" + i + "第1版"));
        }
        return new ReportDocument(
                "江西省发展和改革委员会",
                "张某某",
                "江西省发展改革委关于2020年第三季度贯彻落实赣府发〔2020〕11号文件情况的报告",
                "省人民政府",
                blocks,
                "任务落实情况台账表",
                LocalDate.of(2020, 10, 21),
                false,
                Reports.DIGEST,
                Reports.HEAD,
                ReportWords.FIRST,
                List.copyOf(rows),
                List.copyOf(traces),
                true);
    }
}
