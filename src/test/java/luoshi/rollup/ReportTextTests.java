package luoshi.rollup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import luoshi.progress.ApprovedProgress.Correction;
import luoshi.progress.ApprovedProgress.LetIn;
import luoshi.progress.ApprovedProgress.Line;
import luoshi.progress.EntryState;
import luoshi.progress.ProgressStatus;
import luoshi.progress.ReportingCounts;
import luoshi.progress.ReportingStatus.UnresolvedWording;
import luoshi.progress.Waivers.Waived;
import luoshi.undertaking.OpenWordings.OfMeasure;
import org.junit.jupiter.api.Test;

class ReportTextTests {

    private static final ResourceBundle TERMS = ResourceBundle.getBundle("messages/terms", Locale.SIMPLIFIED_CHINESE);
    private static final Quarter QUARTER = new Quarter(2020, 3);

    @Test
    void hasTheFourPartsInTheOrderOfTheDocument() {
        var text = written(input(
                List.of(approved(1, "省人力资源社会保障厅", false), missing(1, "省财政厅"), approved(2, "省教育厅", false)),
                counts(3, 2, 2)));

        assertThat(text.stream().map(DraftPassage::part).distinct()).containsExactly(0, 1, 2, 3, 4);
        assertThat(part(2, text))
                .containsExactly(
                        "（一）保居民就业",
                        "1. 措施1",
                        "省人力资源社会保障厅：减免社保费28.4亿元。一是推行免申即享。",
                        "2. 措施2",
                        "省教育厅：减免社保费28.4亿元。一是推行免申即享。");
        assertThat(part(3, text)).contains("（一）措施1", "省人力资源社会保障厅：知晓度不高。");
        assertThat(part(4, text)).contains("省教育厅：扩大宣传。");
    }

    @Test
    void namesTheMissingWithTheirMeasures() {
        var text = written(
                input(List.of(missing(1, "省财政厅"), missing(2, "省财政厅"), approved(2, "省教育厅", false)), counts(3, 1, 1)));

        assertThat(part(1, text)).contains("缺报的单位和措施为：省财政厅（一）（二）。");
    }

    @Test
    void takesEveryCountFromTheOneQuery() {
        var text = written(input(List.of(approved(1, "省教育厅", false)), counts(142, 120, 100)));

        assertThat(part(1, text).get(0))
                .isEqualTo("截至2020年10月21日，2020年第三季度涉及20项措施、40个责任单位，应报142项，已报120项，其中按时报送120项、逾期报送0项；"
                        + "缺报22项。已报的120项中，审核通过100项，待审核20项，退回或撤回后修改中0项。");
        assertThat(part(1, text).get(1)).isEqualTo("按责任单位自评，审核通过的100项中，正常推进100项，占100.0%。");
    }

    @Test
    void countsNothingNewApartFromTheMissing() {
        var text = written(input(List.of(nothingNew(1, "省商务厅")), counts(1, 1, 1)));

        assertThat(part(2, text)).contains("省商务厅：本季度无新进展（按既定安排推进）。");
        assertThat(part(1, text)).contains("应报的各项均已报送，无缺报。");
    }

    @Test
    void theLightsStandInTheOverviewAndOtherModulesHaveTheirSay() {
        var plain = input(List.of(approved(1, "省教育厅", false)), counts(1, 1, 1));
        var text = written(new ReportText.Input(
                plain.docNumber(),
                plain.quarter(),
                plain.today(),
                plain.coordinator(),
                plain.coordinatorCode(),
                plain.counts(),
                plain.lines(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                plain.lights(),
                List.of(new FurtherText(1, "批示办理情况。", List.of()), new FurtherText(3, "尚未办结的问题共1项。", List.of()))));

        assertThat(part(1, text))
                .contains("按审核通过的填报核实，0项措施中，已办结0项，红灯0项，黄灯0项，绿灯0项，灰灯0项。")
                .endsWith("批示办理情况。");
        assertThat(part(3, text)).endsWith("尚未办结的问题共1项。");
    }

    @Test
    void marksWhatTheCompilingUnitReportsItself() {
        var text = written(input(List.of(approved(1, "省发展改革委", true)), counts(1, 1, 1)));

        assertThat(part(2, text)).anyMatch(passage -> passage.startsWith("省发展改革委（牵头汇总单位自报）："));
    }

    @Test
    void saysSoWhereNothingIsApprovedYet() {
        var text = written(input(List.of(missing(1, "省财政厅")), counts(1, 0, 0)));

        assertThat(part(2, text)).contains("本季度尚无审核通过的填报。");
        assertThat(part(3, text)).containsExactly("各责任单位未报告存在问题。");
        assertThat(part(4, text)).containsExactly("各责任单位未填报下一步打算。");
    }

    @Test
    void namesTheUnitsThatWereLetInAndWhatTheyMadeUpFor() {
        var ends = LocalDate.of(2020, 11, 5);
        var text = written(new ReportText.Input(
                "赣府发〔2020〕11号",
                QUARTER,
                LocalDate.of(2020, 11, 6),
                "省发展改革委",
                "360000-fgw",
                counts(1, 1, 1),
                List.of(approved(1, "省教育厅", false)),
                List.of(correction(null, "新增3.2亿元", null, "", true)),
                List.of(),
                List.of(),
                List.of(
                        new LetIn(new Quarter(2020, 2), "省商务厅", "（一）", ends, "漏报。", true),
                        new LetIn(QUARTER, "省财政厅", null, ends, "汛期人手不足", false),
                        new LetIn(QUARTER, "省教育厅", "（三）", ends, "数据延后", false)),
                List.of(),
                null,
                null,
                LightCounts.of(List.of()),
                List.of()));

        assertThat(part(1, text))
                .contains(
                        "更正说明：2020年第二季度报告报送后，经同意重新接收填报的单位为：省商务厅（一），至2020年11月5日，原因：漏报。",
                        "2020年第三季度锁定后，经同意重新接收填报的单位为：省财政厅全部应报事项，至2020年11月5日，原因：汛期人手不足；省教育厅（三），至2020年11月5日，原因：数据延后。",
                        "更正：省商务厅在2020年第二季度报告报送后补报（一）措施1如下。新增3.2亿元。");
    }

    @Test
    void tellsOfCorrectionsAndOfWordingsThatNameNobody() {
        var text = written(new ReportText.Input(
                "赣府发〔2020〕11号",
                QUARTER,
                LocalDate.of(2020, 10, 21),
                "省发展改革委",
                "360000-fgw",
                counts(1, 1, 1),
                List.of(approved(1, "省教育厅", false)),
                List.of(correction(null, "应为3.2亿元", null, "", false)),
                List.of(new UnresolvedWording(14, "（十四）措施14", "产业链链长制各责任部门")),
                List.of(new OfMeasure(6, "六", 1, 1, ""), new OfMeasure(12, "十二", 5, 2, "“一批”、“若干”、“一定”")),
                List.of(),
                List.of(new Waived(1, "（三）措施3", "省商务厅", "职能已划转", "周思远", LocalDate.of(2020, 10, 12))),
                null,
                null,
                LightCounts.of(List.of()),
                List.of()));

        assertThat(part(1, text))
                .contains(
                        "开放填报后因责任单位调整同意免报、不计入应报的有：省商务厅（三）措施3（职能已划转）。",
                        "更正：省商务厅对2020年第二季度（一）措施1的填报作如下更正。应为3.2亿元。",
                        "责任单位尚待明确到具体单位的有：（十四）措施14中的“产业链链长制各责任部门”。",
                        "文件中没有数量或时限、须由责任单位细化的表述共6处，已细化3处，待细化3处。待细化的为：（十二）“一批”、“若干”、“一定”。");
    }

    @Test
    void tellsWhatIsAnotherNowAndNothingElse() {
        assertThat(correctedAs(correction(null, null, "", "5G基站数由2万个改为2.43万个（截至2020年9月30日）", false)))
                .endsWith("作如下更正。存在问题原填内容删去。指标：5G基站数由2万个改为2.43万个（截至2020年9月30日）。");
        assertThat(correctedAs(correction("任务已于上季度完成", "", null, "", false))).endsWith("作如下更正。无新进展：任务已于上季度完成。");
    }

    private String correctedAs(Correction correction) {
        return part(
                        1,
                        written(new ReportText.Input(
                                "赣府发〔2020〕11号",
                                QUARTER,
                                LocalDate.of(2020, 10, 21),
                                "省发展改革委",
                                "360000-fgw",
                                counts(1, 1, 1),
                                List.of(approved(1, "省教育厅", false)),
                                List.of(correction),
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(),
                                null,
                                null,
                                LightCounts.of(List.of()),
                                List.of())))
                .stream()
                .filter(sentence -> sentence.startsWith("更正："))
                .findFirst()
                .orElseThrow();
    }

    private static Correction correction(
            String nothingNew, String progress, String problems, String figures, boolean madeUp) {
        return new Correction(
                7,
                1,
                1,
                "省商务厅",
                new Quarter(2020, 2),
                "（一）措施1",
                nothingNew,
                progress,
                null,
                problems,
                null,
                null,
                null,
                null,
                figures,
                madeUp);
    }

    @Test
    void everyPassageOfAUnitKnowsItsEntryAndVersion() {
        var text = written(input(List.of(approved(1, "省教育厅", false)), counts(1, 1, 1)));

        assertThat(text.stream().filter(passage -> passage.kind() == PassageKind.SOURCED))
                .isNotEmpty()
                .allMatch(passage -> passage.entryId() == 1L && passage.versionNumber() == 2);
    }

    @Test
    void theLeadsSummaryOpensTheMeasure() {
        var text = written(input(
                List.of(
                        summarised(approved(1, "省人力资源社会保障厅", false), "总体进展顺利", "下一步重点在返还到账。", "省商务厅、省农业农村厅"),
                        approved(1, "省财政厅", false)),
                counts(4, 2, 2)));

        assertThat(part(2, text))
                .containsExactly(
                        "（一）保居民就业",
                        "1. 措施1",
                        "省人力资源社会保障厅牵头汇总：总体进展顺利。下一步重点在返还到账。汇总时省商务厅、省农业农村厅尚未报送。",
                        "省人力资源社会保障厅：减免社保费28.4亿元。一是推行免申即享。",
                        "省财政厅：减免社保费28.4亿元。一是推行免申即享。");
        assertThat(text.stream().filter(passage -> passage.kind() == PassageKind.SUMMARY))
                .singleElement()
                .matches(passage -> passage.entryId() == 1L && passage.versionNumber() == 2);
    }

    @Test
    void aSharedTextStandsOnce() {
        var text = written(input(
                List.of(approved(1, "省通信管理局", false), shared(approved(2, "省通信管理局", false), "一")), counts(2, 2, 2)));

        assertThat(part(2, text)).contains("省通信管理局：与第（一）条共用。另开通专线1条。");
        assertThat(part(3, text)).containsExactly("（一）措施1", "省通信管理局：知晓度不高。");
        assertThat(text.stream().filter(passage -> passage.text().startsWith("省通信管理局：与第（一）条共用")))
                .singleElement()
                .matches(passage -> passage.entryId() == 1L && passage.kind() == PassageKind.SOURCED);
    }

    private static List<String> part(int number, List<DraftPassage> text) {
        return text.stream()
                .filter(passage -> passage.part() == number)
                .map(DraftPassage::text)
                .collect(Collectors.toList());
    }

    private static List<DraftPassage> written(ReportText.Input input) {
        return ReportText.write(input, key -> TERMS.getString("term." + key));
    }

    private static ReportText.Input input(List<Line> lines, ReportingCounts counts) {
        return new ReportText.Input(
                "赣府发〔2020〕11号",
                QUARTER,
                LocalDate.of(2020, 10, 21),
                "省发展改革委",
                "360000-fgw",
                counts,
                lines,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                null,
                null,
                LightCounts.of(List.of()),
                List.of());
    }

    private static ReportingCounts counts(int due, int received, int approved) {
        return new ReportingCounts(
                20,
                40,
                due,
                received,
                received,
                0,
                due - received,
                approved,
                received - approved,
                0,
                0,
                approved,
                0,
                0,
                0,
                0,
                0,
                0,
                0);
    }

    private static Line approved(int measure, String unit, boolean coordinating) {
        return line(measure, unit, coordinating, true, false);
    }

    private static Line nothingNew(int measure, String unit) {
        return line(measure, unit, false, true, true);
    }

    private static Line missing(int measure, String unit) {
        return line(measure, unit, false, false, false);
    }

    private static Line line(int measure, String unit, boolean coordinating, boolean approved, boolean nothingNew) {
        return new Line(
                measure,
                unit,
                "RESPONSIBLE",
                coordinating,
                approved,
                approved ? EntryState.APPROVED : EntryState.TO_FILL,
                measure,
                measure,
                measure == 1 ? "一" : "二",
                "措施" + measure,
                "保居民就业",
                2,
                approved ? 1L : null,
                approved ? 2 : null,
                approved ? "减免社保费28.4亿元" : null,
                approved ? "一是推行免申即享。" : null,
                approved ? "知晓度不高；" : null,
                approved ? "扩大宣传" : null,
                approved ? "" : null,
                approved ? ProgressStatus.ON_TRACK : null,
                nothingNew,
                approved ? (nothingNew ? "按既定安排推进。" : "") : null,
                null,
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                null);
    }

    private static Line summarised(Line line, String summary, String judgement, String missing) {
        return with(line, summary, judgement, missing, null);
    }

    private static Line shared(Line line, String with) {
        return with(line, "", "", "", with);
    }

    private static Line with(Line line, String summary, String judgement, String missing, String sharedWith) {
        return new Line(
                line.obligationId(),
                line.unitName(),
                line.role(),
                line.ofCoordinatingUnit(),
                line.received(),
                line.state(),
                line.measureId(),
                line.measureNumber(),
                line.measureNumeral(),
                line.measureTitle(),
                line.chapterTitle(),
                line.chapterNumber(),
                line.entryId(),
                line.versionNumber(),
                sharedWith == null ? line.progress() : "另开通专线1条",
                sharedWith == null ? line.practices() : "",
                sharedWith == null ? line.problems() : "",
                sharedWith == null ? line.nextSteps() : "",
                line.coordinationNeeds(),
                line.status(),
                line.noProgress(),
                line.noProgressReason(),
                line.writtenOn(),
                line.figures(),
                line.target(),
                summary,
                judgement,
                missing,
                sharedWith,
                sharedWith == null ? null : 1L,
                sharedWith == null ? null : 2);
    }
}
