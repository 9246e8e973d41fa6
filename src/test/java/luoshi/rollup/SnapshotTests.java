package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import luoshi.progress.ReportingCounts;
import luoshi.rollup.Snapshot.Source;
import luoshi.rollup.format.Clause;
import luoshi.rollup.format.FormatCheck;
import luoshi.rollup.format.LedgerRow;
import luoshi.rollup.format.ReportDocument;
import luoshi.rollup.format.ReportDocument.Block;
import luoshi.rollup.format.ReportWords;
import luoshi.rollup.format.TraceRow;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;

class SnapshotTests {

    /** As the first reports were frozen: their digests rest on exactly these keys. */
    private static final String BEFORE = """
            {"obligationId":7,"measure":"（一）稳定就业岗位","unit":"省财政厅","role":"LEAD","state":"已通过",\
            "firstSubmittedOn":"2020-07-03","entryId":1,"versionNumber":1,"progress":"x","practices":"","problems":"",\
            "nextSteps":"","coordinationNeeds":"","status":"ON_TRACK","noProgressReason":"","figures":"","author":"a",\
            "reviewers":"b,c"}""";

    @Test
    void aSourceWithoutSummaryAndSharedTextIsWrittenAsItAlwaysWas() {
        assertThat(canonical(snapshot(source("", null, null)))).contains("\"sources\":[" + BEFORE + "]");
        assertThat(canonical(snapshot(source(null, null, null)))).contains("\"sources\":[" + BEFORE + "]");
    }

    @Test
    void theDigestOfASnapshotIsThatOfItsBytes() {
        var snapshot = snapshot(source("𠮷江西".repeat(30_000), null, null));
        var bytes = canonical(snapshot).getBytes(StandardCharsets.UTF_8);

        assertThat(snapshot.sha256())
                .isEqualTo(Snapshot.sha256(bytes))
                .isEqualTo(Snapshot.sha256(new ByteArrayInputStream(bytes)));
    }

    @Test
    void aSummaryAndASharedTextArePartOfTheSource() {
        var snapshot = snapshot(source("总体进展顺利。", 5L, 2));

        assertThat(canonical(snapshot))
                .contains("\"summary\":\"总体进展顺利。\"", "\"sharedEntryId\":5", "\"sharedVersionNumber\":2");
        assertThat(canonical(again(snapshot))).isEqualTo(canonical(snapshot));
    }

    @Test
    void theFilesHaveTheWordsTheReportWasCompiledWith() {
        var words = new ReportWords(
                Stream.concat(
                                Stream.of("编号"),
                                ReportWords.FIRST.columns().stream().skip(1))
                        .toList(),
                List.of("一、概况", "二、进展", "三、问题", "四、打算"));
        var snapshot = again(snapshot(source("", null, null), words));

        assertThat(csv(snapshot)).startsWith("\uFEFF\"编号\",\"章\"");
        assertThat(snapshot.toDocument("").blocks()).extracting(Block::text).containsExactly("一、概况", "应报1项。");
    }

    @Test
    void aReportThatKeptNoWordsIsBuiltWithThoseOfItsTime() {
        var before = snapshot(source("", null, null));

        assertThat(canonical(before)).doesNotContain("words");
        assertThat(csv(again(before))).startsWith("\uFEFF\"序号\",\"章\",\"任务\",\"牵头/责任单位\"");
        assertThat(before.toDocument("").blocks()).extracting(Block::text).containsExactly("一、总体情况", "应报1项。");
    }

    @Test
    void aReportFromBeforeItsLedgerHadLightsIsBuiltWithoutThem() {
        var row =
                new LedgerRow(1, "保居民就业", "（一）稳定就业岗位", "省财政厅", "责任", "", "已拨付。", "", "", "", "正常推进", "审核通过", "", null);
        var before = snapshot(source("", null, null), null, List.of(row));

        assertThat(canonical(before)).doesNotContain("light");
        assertThat(csv(again(before)).lines().toList().get(0)).endsWith("\"更新日期\"");
        assertThat(csv(again(before)).lines().toList().get(1)).endsWith("\"审核通过\",\"\"");
    }

    @Test
    void aParagraphIsTracedToItsEntryAndVersion() {
        var traces = traced(2).toDocument("").traces();

        assertThat(traces).extracting(TraceRow::origin).containsExactly("系统汇总", "单位填报（已改写）", "编者按");
        assertThat(traces.get(1).entry()).isEqualTo("填报1第1版");
        assertThat(traces.get(1).unit()).isEqualTo("省财政厅");
        assertThat(traces.get(1).measure()).isEqualTo("（一）稳定就业岗位");
        assertThat(traces.get(1).words()).hasSize(42).endsWith("……");
        assertThat(traced(1).toDocument("").traces())
                .as("the first form had no such annex")
                .isEmpty();
    }

    @Test
    void sentencesOfAParagraphArePrintedTogetherAndTracedByTheirSources() {
        var plain = traced(2);
        var snapshot = new Snapshot(
                2,
                plain.document(),
                plain.period(),
                plain.report(),
                plain.counts(),
                List.of(
                        text(2, 1, PassageKind.SOURCED, "省财政厅：拨付资金。", "", 1L, 1, null),
                        new Snapshot.Text(2, 2, PassageKind.SOURCED, "惠及企业。", "", 1L, 1, null, true, false),
                        new Snapshot.Text(2, 3, PassageKind.SOURCED, "一并推进。", "", 2L, 1, "fgw", true, false),
                        new Snapshot.Text(2, 4, PassageKind.SOURCED, "原来的一句。", "", 3L, 1, null, false, true),
                        text(2, 5, PassageKind.EDITORIAL, "以上。", "", null, null, "fgw")),
                plain.ledger(),
                plain.sources(),
                plain.words(),
                null);

        var document = snapshot.toDocument("");
        assertThat(document.blocks()).extracting(Block::text).endsWith("二、主要做法和进展", "省财政厅：拨付资金。惠及企业。一并推进。", "以上。");
        assertThat(document.traces())
                .extracting(TraceRow::words)
                .containsExactly("省财政厅：拨付资金。", "一并推进。", "（并入上一句）原来的一句。", "以上。");
        assertThat(canonical(snapshot)).contains("\"continues\":true", "\"absorbed\":true");
        assertThat(canonical(traced(2))).as("written as it always was").doesNotContain("continues", "absorbed");
        assertThat(canonical(again(snapshot))).isEqualTo(canonical(snapshot));
    }

    /** In earlier forms a measure was headed as the third level also where there is none of the second above it. */
    @Test
    void aMeasureWithoutAChapterAboveItIsHeadedAsTheSecondLevel() {
        assertThat(headed(4).blocks())
                .extracting(block -> block.level() + " " + block.text())
                .contains(
                        "CHAPTER （一）保居民就业",
                        "MEASURE 1. 稳定就业岗位",
                        "SECTION 三、存在问题",
                        "CHAPTER （七）开展培训",
                        "SECTION 四、下一步打算",
                        "CHAPTER （二十）防范风险");
        assertThat(headed(3).blocks())
                .extracting(block -> block.level() + " " + block.text())
                .contains("MEASURE 1. 稳定就业岗位", "MEASURE （七）开展培训", "MEASURE （二十）防范风险");
    }

    @Test
    void wordNumbersTheHeadingsSinceTheFourthForm() throws IOException {
        assertThat(headed(3).numbered()).isFalse();
        assertThat(headed(4).numbered()).isTrue();
        for (var format : List.of(3, 4)) {
            var docx = new ReportFiles().write(ReportFiles.Kind.DOCX, structured(format), "");
            try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
                assertThat(document.getNumbering() != null).isEqualTo(format == 4);
            }
            assertThat(FormatCheck.of(docx))
                    .filteredOn(clause -> List.of("levels", "numbering").contains(clause.key()))
                    .extracting(Clause::verdict)
                    .containsExactly(Clause.Verdict.MET, Clause.Verdict.MET);
        }
    }

    private static ReportDocument headed(int format) {
        return structured(format).toDocument("");
    }

    private static Snapshot structured(int format) {
        var plain = traced(format);
        return new Snapshot(
                format,
                plain.document(),
                plain.period(),
                plain.report(),
                plain.counts(),
                List.of(
                        text(2, 1, PassageKind.CHAPTER, "（一）保居民就业", "", null, null, null),
                        text(2, 2, PassageKind.MEASURE, "1. 稳定就业岗位", "", null, null, null),
                        text(3, 1, PassageKind.MEASURE, "（七）开展培训", "", null, null, null),
                        text(4, 1, PassageKind.MEASURE, "（二十）防范风险", "", null, null, null)),
                plain.ledger(),
                plain.sources(),
                plain.words(),
                null);
    }

    private static Snapshot traced(int format) {
        var plain = snapshot(source(null, null, null));
        return new Snapshot(
                format,
                plain.document(),
                plain.period(),
                plain.report(),
                plain.counts(),
                List.of(
                        text(1, 1, PassageKind.PROGRAM, "应报1项。", "应报1项。", null, null, null),
                        text(2, 1, PassageKind.CHAPTER, "（一）保居民就业", "", null, null, null),
                        text(2, 2, PassageKind.SOURCED, "省财政厅：" + "拨付资金。".repeat(20), "", 1L, 1, "fgw"),
                        text(4, 1, PassageKind.EDITORIAL, "下一步抓好落实。", "", null, null, "fgw")),
                plain.ledger(),
                plain.sources(),
                plain.words(),
                null);
    }

    private static Snapshot.Text text(
            int part,
            int position,
            PassageKind kind,
            String text,
            String compiled,
            Long entry,
            Integer version,
            String by) {
        return new Snapshot.Text(part, position, kind, text, compiled, entry, version, by, false, false);
    }

    private static String csv(Snapshot snapshot) {
        return new String(new ReportFiles().write(ReportFiles.Kind.CSV, snapshot, ""), StandardCharsets.UTF_8);
    }

    private static Snapshot snapshot(Source source) {
        return snapshot(source, null);
    }

    private static Snapshot snapshot(Source source, ReportWords words) {
        return snapshot(source, words, List.of());
    }

    private static Snapshot snapshot(Source source, ReportWords words, List<LedgerRow> ledger) {
        return new Snapshot(
                1,
                new Snapshot.Document("赣府发〔2020〕11号", "意见", LocalDate.of(2020, 5, 22)),
                null,
                new Snapshot.Report(1, "报告", "省发展改革委", "", "", "", LocalDate.of(2020, 10, 21)),
                new ReportingCounts(1, 1, 1, 1, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0),
                List.of(text(1, 1, PassageKind.PROGRAM, "应报1项。", "应报1项。", null, null, null)),
                ledger,
                List.of(source),
                words,
                null);
    }

    private static Source source(String summary, Long sharedEntry, Integer sharedVersion) {
        return new Source(
                7,
                "（一）稳定就业岗位",
                "省财政厅",
                "LEAD",
                "已通过",
                LocalDate.of(2020, 7, 3),
                1L,
                1,
                "x",
                "",
                "",
                "",
                "",
                "ON_TRACK",
                "",
                "",
                "a",
                "b,c",
                summary,
                "",
                null,
                sharedEntry,
                sharedVersion);
    }

    private static String canonical(Snapshot snapshot) {
        var bytes = new ByteArrayOutputStream();
        snapshot.write(bytes);
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static Snapshot again(Snapshot snapshot) {
        return Snapshot.read(new ByteArrayInputStream(canonical(snapshot).getBytes(StandardCharsets.UTF_8)));
    }
}
