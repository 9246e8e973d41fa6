package luoshi.rollup;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
    private static final Pattern STOPPED = Pattern.compile("[。！？；，、：][”’）]?$");
    private static final Pattern HALF_STOP_AT_END = Pattern.compile("[；，、]$");
    private static final Pattern LINE_ENDS = Pattern.compile("\\s*\\n\\s*");
    private static final Pattern STOPS_AT_END = Pattern.compile("[。；]+$");

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
     * @param coordinatorCode its code
     * @param counts every count of the text, from one query
     * @param lines every obligation in the order of the document
     * @param corrections approved corrections that no report has told of
     * @param unresolved wordings that name no single unit yet
     * @param wordings how many open wordings each measure has, and how many of them are settled
     * @param letIn the units that were let into a locked quarter and of whom no report has told
     * @param waived what was waived after the quarter had opened
     * @param comparison how the quarter compares with the one before, or null where that is not asked for
     * @param stepsBefore what became of the next steps of the quarter before; null in the first quarter
     * @param lights how many measures show which light
     * @param further what modules above have to say
     */
    record Input(
            String docNumber,
            Quarter quarter,
            LocalDate today,
            String coordinator,
            String coordinatorCode,
            ReportingCounts counts,
            List<Line> lines,
            List<Correction> corrections,
            List<UnresolvedWording> unresolved,
            List<OfMeasure> wordings,
            List<LetIn> letIn,
            List<Waived> waived,
            @Nullable Comparison comparison,
            @Nullable StepsBefore stepsBefore,
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
        text.passages.addAll(ReportOverview.write(input, terms));
        text.further(1);
        text.progress();
        text.collect(3, "各责任单位未报告%s。".formatted(text.word("field.problems")), text::problems);
        text.further(3);
        text.stepsBefore();
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

    private void further(int part) {
        input.further().stream()
                .filter(one -> one.part() == part)
                .forEach(one -> add(DraftPassage.program(part, one.text(), one.numbers())));
    }

    private void stepsBefore() {
        if (input.stepsBefore() != null && input.stepsBefore().promised() > 0) {
            add(input.stepsBefore().paragraph(word("field.nextSteps"), lists(input)));
        }
    }

    /** The lists that its numbers count. */
    static NumberLists lists(Input input) {
        return new NumberLists(input.quarter(), input.today());
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

    /** One paragraph in which every line of the text ends with a stop. */
    static String sentence(String text) {
        if (text == null) {
            return "";
        }
        var lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .map(ReportText::closed)
                .collect(Collectors.joining());
        return HALF_STOP_AT_END.matcher(lines).replaceAll("。");
    }

    private static String closed(String line) {
        return STOPPED.matcher(line).find() ? line : line + "。";
    }

    static String withoutStop(String text) {
        return STOPS_AT_END
                .matcher(LINE_ENDS.matcher(text.strip()).replaceAll(""))
                .replaceAll("");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
