package luoshi.rollup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import luoshi.progress.ApprovedProgress.Correction;
import luoshi.progress.ApprovedProgress.LetIn;
import luoshi.progress.ApprovedProgress.Line;
import luoshi.progress.ReportingCounts;
import luoshi.progress.ReportingStatus.UnresolvedWording;
import luoshi.progress.Waivers.Waived;
import luoshi.undertaking.OpenWordings.OfMeasure;
import org.jspecify.annotations.Nullable;

/**
 * Writes the draft of a report out of what is approved: the opening and the four parts that chapter 八 and the custom of
 * official reports ask for, in the order of the document. A pure function of its input, so that the same input gives
 * the same text on every day and machine. The sentences are in the language of the document, hence Chinese in the code;
 * the words that the glossary has are given.
 */
final class ReportText {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final String NUMERALS = "一二三四五六七八九十";

    private final Input input;
    private final UnaryOperator<String> terms;
    private final List<DraftPassage> passages = new ArrayList<>();

    private ReportText(Input input, UnaryOperator<String> terms) {
        this.input = input;
        this.terms = terms;
    }

    /**
     * What a report is compiled from.
     *
     * @param docNumber 发文字号
     * @param quarter the quarter reported on
     * @param today the business date
     * @param coordinator short name of the unit that compiles
     * @param counts every count of the text, from one query
     * @param lines every obligation in the order of the document
     * @param corrections approved corrections that no report has told of
     * @param unresolved wordings that name no single unit yet
     * @param wordings how many open wordings each measure has, and how many of them are settled
     * @param letIn the units that were let into a locked quarter and of whom no report has told
     * @param waived what was waived after the quarter had opened
     * @param comparison how the quarter compares with the one before, or null where that is not asked for
     * @param lights how many measures show which light
     * @param further what modules above have to say
     */
    record Input(
            String docNumber,
            Quarter quarter,
            LocalDate today,
            String coordinator,
            ReportingCounts counts,
            List<Line> lines,
            List<Correction> corrections,
            List<UnresolvedWording> unresolved,
            List<OfMeasure> wordings,
            List<LetIn> letIn,
            List<Waived> waived,
            @Nullable Comparison comparison,
            LightCounts lights,
            List<FurtherText> further) {}

    /**
     * The passages of the draft, part by part.
     *
     * @param terms the words of the glossary by their keys
     */
    static List<DraftPassage> write(Input input, UnaryOperator<String> terms) {
        var text = new ReportText(input, terms);
        text.opening();
        text.overview();
        text.progress();
        text.collect(3, "各责任单位未报告%s。".formatted(text.word("field.problems")), text::problems);
        text.further(3);
        text.collect(4, "各责任单位未填报%s。".formatted(text.word("field.nextSteps")), Line::nextSteps);
        return List.copyOf(text.passages);
    }

    /** The title: 江西省发展改革委关于… */
    static String title(String docNumber, Quarter quarter) {
        return "江西省发展改革委关于" + quarter.chinese() + "贯彻落实" + docNumber + "文件情况的报告";
    }

    private void opening() {
        add(DraftPassage.program(
                0,
                "按照%s文件“每季汇总梳理各地、各部门贯彻落实情况，并及时报告省政府”的要求，我委对各责任单位%s填报并经单位审核、省级审核通过的贯彻落实情况进行了汇总梳理。现报告如下。"
                        .formatted(input.docNumber(), input.quarter().chinese())));
    }

    private void overview() {
        var counts = input.counts();
        add(DraftPassage.program(
                1,
                "截至%s，%s涉及%d项%s、%d个责任单位，%s%d项，%s%d项，其中%s报送%d项、%s报送%d项；%s%d项。%s的%d项中，审核通过%d项，待审核%d项，退回或撤回后修改中%d项。"
                        .formatted(
                                DAY.format(input.today()),
                                input.quarter().chinese(),
                                counts.measures(),
                                word("document.measure"),
                                counts.units(),
                                word("count.due"),
                                counts.due(),
                                word("count.received"),
                                counts.received(),
                                word("count.on-time"),
                                counts.onTime(),
                                word("count.late"),
                                counts.late(),
                                word("count.missing"),
                                counts.missing(),
                                word("count.received"),
                                counts.received(),
                                counts.approved(),
                                counts.inReview(),
                                counts.returned())));
        if (counts.approved() > 0) {
            add(DraftPassage.program(1, statusSentence(counts)));
        }
        if (counts.selfReported() > 0) {
            add(DraftPassage.program(
                    1,
                    "审核通过的填报中，%s作为%s汇总单位自报%d项，已由两名省级审核人员分别审核。"
                            .formatted(input.coordinator(), word("document.lead"), counts.selfReported())));
        }
        add(DraftPassage.program(1, input.lights().sentence()));
        if (input.comparison() != null) {
            add(DraftPassage.program(1, input.comparison().paragraph()));
        }
        add(DraftPassage.program(1, missingSentence()));
        if (!input.waived().isEmpty()) {
            add(DraftPassage.program(1, waivedSentence()));
        }
        if (!input.unresolved().isEmpty()) {
            add(DraftPassage.program(1, unresolvedSentence()));
        }
        if (!input.wordings().isEmpty()) {
            add(DraftPassage.program(1, openWordingsSentence()));
        }
        letIn();
        for (var correction : input.corrections()) {
            add(new DraftPassage(
                    1,
                    PassageKind.SOURCED,
                    (correction.madeUp() ? "更正：%s在%s报告报送后补报%s如下。%s" : "更正：%s对%s%s的填报作如下更正。%s")
                            .formatted(
                                    correction.unitName(),
                                    correction.quarter().chinese(),
                                    correction.measure(),
                                    correctedText(correction)),
                    correction.measureId(),
                    correction.entryId(),
                    correction.versionNumber()));
        }
        further(1);
    }

    private void further(int part) {
        input.further().stream()
                .filter(one -> one.part() == part)
                .forEach(one -> add(DraftPassage.program(part, one.text())));
    }

    /** Quarter by quarter: until when which units were let in, and why. */
    private void letIn() {
        var quarters = new LinkedHashMap<String, List<String>>();
        for (var one : input.letIn()) {
            var opening = one.afterReport()
                    ? "更正说明：%s报告报送后，经同意重新接收填报的单位为：".formatted(one.quarter().chinese())
                    : "%s%s后，经同意重新接收填报的单位为：".formatted(one.quarter().chinese(), word("date.lock"));
            quarters.computeIfAbsent(opening, each -> new ArrayList<>())
                    .add("%s%s，至%s，原因：%s"
                            .formatted(
                                    one.unitName(),
                                    one.measure() == null ? "全部应报事项" : one.measure(),
                                    DAY.format(one.endsOn()),
                                    withoutStop(one.reason())));
        }
        quarters.forEach((opening, units) -> add(DraftPassage.program(1, opening + String.join("；", units) + "。")));
    }

    private String statusSentence(ReportingCounts counts) {
        var parts = new LinkedHashMap<String, Integer>();
        parts.put(word("status.ON_TRACK"), counts.onTrack());
        parts.put(word("status.SLOW"), counts.slow());
        parts.put(word("status.DONE_CLAIMED"), counts.doneClaimed());
        parts.put(word("status.CLOSED"), counts.closed());
        parts.put(word("status.NOT_STARTED"), counts.notStarted());
        parts.put(word("status.ADJUSTED"), counts.adjusted());
        parts.put(word("status.SUSPENDED"), counts.suspended());
        parts.put("本季度" + word("count.no-progress"), counts.noProgress());
        parts.values().removeIf(count -> count == 0);
        var shares = Percentages.of(List.copyOf(parts.values())).iterator();
        return "按责任单位%s，审核通过的%d项中，".formatted(word("field.own-status"), counts.approved())
                + parts.entrySet().stream()
                        .map(part -> "%s%d项，占%s%%".formatted(part.getKey(), part.getValue(), shares.next()))
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private String missingSentence() {
        var missing = new LinkedHashMap<String, List<String>>();
        for (var line : input.lines()) {
            if (!line.received()) {
                missing.computeIfAbsent(line.unitName(), unit -> new ArrayList<>())
                        .add("（" + line.measureNumeral() + "）");
            }
        }
        if (missing.isEmpty()) {
            return "%s的各项均已报送，无%s。".formatted(word("count.due"), word("count.missing"));
        }
        return "%s的单位和%s为：".formatted(word("count.missing"), word("document.measure"))
                + missing.entrySet().stream()
                        .map(unit -> unit.getKey() + String.join("", unit.getValue()))
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private String waivedSentence() {
        return "开放填报后因责任单位调整同意%s、不计入%s的有：".formatted(word("count.waived"), word("count.due"))
                + input.waived().stream()
                        .map(one -> one.unit() + one.measure() + "（" + one.reason() + "）")
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private String unresolvedSentence() {
        return "责任单位尚待明确到具体单位的有："
                + input.unresolved().stream()
                        .map(wording -> wording.measure() + "中的“" + wording.wording() + "”")
                        .collect(Collectors.joining("；"))
                + "。";
    }

    private String openWordingsSentence() {
        var all = input.wordings().stream().mapToInt(OfMeasure::wordings).sum();
        var settled = input.wordings().stream().mapToInt(OfMeasure::settled).sum();
        var refine = word("document.refine");
        var counted = "文件中没有数量或时限、须由责任单位细化的表述共%d处，已细化%d处，%s%d处".formatted(all, settled, refine, all - settled);
        var open = input.wordings().stream()
                .filter(measure -> measure.open() > 0)
                .map(measure -> "（%s）%s".formatted(measure.measureNumeral(), measure.openWords()))
                .collect(Collectors.joining("；"));
        return open.isEmpty() ? counted + "。" : counted + "。" + refine + "的为：" + open + "。";
    }

    private void progress() {
        var chapter = 0;
        var measure = 0L;
        for (var line : input.lines()) {
            if (line.chapterNumber() != chapter) {
                chapter = line.chapterNumber();
                add(new DraftPassage(
                        2, PassageKind.CHAPTER, "（" + ordinal(2) + "）" + line.chapterTitle(), null, null, null));
            }
            if (line.measureId() != measure) {
                measure = line.measureId();
                add(new DraftPassage(
                        2,
                        PassageKind.MEASURE,
                        line.measureNumber() + ". " + line.measureTitle(),
                        measure,
                        null,
                        null));
                summaryOf(measure);
                if (noneApprovedFor(measure)) {
                    add(new DraftPassage(2, PassageKind.PROGRAM, "本季度尚无审核通过的填报。", measure, null, null));
                }
            }
            if (line.approved()) {
                add(sourced(2, line, who(line) + "：" + account(line)));
            }
        }
    }

    /** The lead's approved summary opens the measure; the parts follow, the lead's own among them. */
    private void summaryOf(long measureId) {
        input.lines().stream()
                .filter(line -> line.measureId() == measureId && line.approved() && line.summarises())
                .forEach(line -> add(new DraftPassage(
                        2,
                        PassageKind.SUMMARY,
                        line.unitName() + word("document.lead") + "汇总：" + summary(line),
                        line.measureId(),
                        line.entryId(),
                        line.versionNumber())));
    }

    private String ordinal(int part) {
        var before = passages.stream()
                .filter(passage -> passage.part() == part && passage.kind() == PassageKind.CHAPTER)
                .count();
        return NUMERALS.substring((int) before, (int) before + 1);
    }

    private boolean noneApprovedFor(long measureId) {
        return input.lines().stream().noneMatch(line -> line.measureId() == measureId && line.approved());
    }

    /** A part that gathers one field of all entries under the names of the measures. */
    private void collect(int part, String ifNone, Function<Line, String> field) {
        var measure = 0L;
        for (var line : input.lines()) {
            if (!line.approved() || blank(field.apply(line))) {
                continue;
            }
            if (line.measureId() != measure) {
                measure = line.measureId();
                add(new DraftPassage(part, PassageKind.MEASURE, line.measureHeading(), measure, null, null));
            }
            add(sourced(part, line, who(line) + "：" + sentence(field.apply(line))));
        }
        if (measure == 0) {
            add(DraftPassage.program(part, ifNone));
        }
    }

    private String problems(Line line) {
        if (blank(line.coordinationNeeds())) {
            return line.problems();
        }
        var needs = word("field.coordinationNeeds") + "：" + line.coordinationNeeds();
        return blank(line.problems()) ? needs : sentence(line.problems()) + needs;
    }

    private String account(Line line) {
        if (line.noProgress()) {
            return "本季度" + word("count.no-progress") + "（" + withoutStop(line.noProgressReason()) + "）。";
        }
        var own = sentence(line.progress()) + sentence(line.practices());
        return line.sharedWith() == null ? own : "与第（" + line.sharedWith() + "）条共用。" + own;
    }

    /** The summary, the lead's own judgement, and whose part was missing. */
    static String summary(Line line) {
        var missing = blank(line.missingParts()) ? "" : "汇总时" + line.missingParts() + "尚未报送。";
        return sentence(line.summary()) + sentence(line.judgement()) + missing;
    }

    private String who(Line line) {
        return line.ofCoordinatingUnit() ? line.unitName() + "（" + word("document.lead") + "汇总单位自报）" : line.unitName();
    }

    private static DraftPassage sourced(int part, Line line, String text) {
        return new DraftPassage(
                part, PassageKind.SOURCED, text, line.measureId(), line.entryId(), line.versionNumber());
    }

    private String word(String key) {
        return terms.apply(key);
    }

    private void add(DraftPassage passage) {
        passages.add(passage);
    }

    /** What is another now, and nothing else. */
    private String correctedText(Correction correction) {
        var text = new StringBuilder();
        if (correction.noProgressReason() != null) {
            text.append(word("count.no-progress")).append("：").append(sentence(correction.noProgressReason()));
        } else if (correction.progress() != null) {
            text.append(
                    correction.progress().isBlank()
                            ? takenOut(word("field.progress"))
                            : sentence(correction.progress()));
        }
        addCorrected(text, word("field.practices"), correction.practices());
        addCorrected(text, word("field.problems"), correction.problems());
        addCorrected(text, word("field.nextSteps"), correction.nextSteps());
        addCorrected(text, word("field.coordinationNeeds"), correction.coordinationNeeds());
        addCorrected(text, word("document.lead") + "汇总", correction.summary());
        if (!correction.figures().isEmpty()) {
            text.append(word("document.indicator")).append("：").append(sentence(correction.figures()));
        }
        if (correction.status() != null) {
            text.append(word("field.own-status"))
                    .append("改为")
                    .append(word("status." + correction.status()))
                    .append("。");
        }
        return text.toString();
    }

    private static void addCorrected(StringBuilder text, String field, @Nullable String corrected) {
        if (corrected != null) {
            text.append(corrected.isBlank() ? takenOut(field) : field + "：" + sentence(corrected));
        }
    }

    private static String takenOut(String field) {
        return field + "原填内容删去。";
    }

    /** One paragraph in which every line of the text ends with a stop. */
    private static String sentence(String text) {
        return text == null
                ? ""
                : text.lines()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty())
                        .map(ReportText::closed)
                        .collect(Collectors.joining())
                        .replaceAll("[；，、]$", "。");
    }

    private static String closed(String line) {
        return line.matches(".*[。！？；，、：][”’）]?") ? line : line + "。";
    }

    private static String withoutStop(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", "").replaceAll("[。；]+$", "");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
