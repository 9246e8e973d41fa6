package luoshi.rollup;

import static luoshi.rollup.ReportText.DAY;
import static luoshi.rollup.ReportText.sentence;
import static luoshi.rollup.ReportText.withoutStop;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import luoshi.progress.ApprovedProgress.Correction;
import luoshi.progress.ObligationFilter;
import luoshi.progress.ProgressStatus;
import luoshi.rollup.ReportText.Input;
import luoshi.undertaking.OpenWordings.OfMeasure;
import org.jspecify.annotations.Nullable;

/** Writes the first part of a report, 总体情况: the counts, the lights, who is missing, what is open, what is corrected. */
final class ReportOverview {

    private static final int PART = 1;

    private final Input input;
    private final UnaryOperator<String> terms;
    private final NumberLists lists;
    private final List<DraftPassage> passages = new ArrayList<>();

    private ReportOverview(Input input, UnaryOperator<String> terms) {
        this.input = input;
        this.terms = terms;
        this.lists = ReportText.lists(input);
    }

    /**
     * The paragraphs of the part, without what modules above have to say.
     *
     * @param terms the words of the glossary by their keys
     */
    static List<DraftPassage> write(Input input, UnaryOperator<String> terms) {
        var overview = new ReportOverview(input, terms);
        overview.write();
        return overview.passages;
    }

    private void write() {
        var counts = input.counts();
        passages.add(countsSentence().in(PART));
        if (counts.approved() > 0) {
            passages.add(statusSentence().in(PART));
        }
        if (counts.selfReported() > 0) {
            passages.add(new Counted()
                    .say("审核通过的填报中，%s作为%s汇总单位自报".formatted(input.coordinator(), word("document.lead")))
                    .count(counts.selfReported(), input.coordinator() + "自报", lists.approvedOf(input.coordinatorCode()))
                    .say("项，已由两名省级审核人员分别审核。")
                    .in(PART));
        }
        passages.add(input.lights().sentence(lists).in(PART));
        if (input.comparison() != null) {
            passages.add(input.comparison().paragraph(lists).in(PART));
        }
        add(missingSentence());
        if (!input.waived().isEmpty()) {
            add(waivedSentence());
        }
        if (!input.unresolved().isEmpty()) {
            add(unresolvedSentence());
        }
        if (!input.wordings().isEmpty()) {
            passages.add(openWordingsSentence().in(PART));
        }
        letIn();
        input.corrections().forEach(one -> passages.add(correction(one)));
    }

    private Counted countsSentence() {
        var counts = input.counts();
        return new Counted()
                .say("截至%s，%s涉及"
                        .formatted(DAY.format(input.today()), input.quarter().chinese()))
                .count(counts.measures(), word("document.measure"), lists.measures())
                .say("项%s、".formatted(word("document.measure")))
                .count(counts.units(), "责任单位", lists.units())
                .say("个责任单位，" + word("count.due"))
                .count(counts.due(), word("count.due"), lists.obligations(ObligationFilter.DUE))
                .say("项，" + word("count.received"))
                .count(counts.received(), word("count.received"), lists.obligations(ObligationFilter.RECEIVED))
                .say("项，其中%s报送".formatted(word("count.on-time")))
                .count(counts.onTime(), word("count.on-time"), lists.obligations(ObligationFilter.ON_TIME))
                .say("项、%s报送".formatted(word("count.late")))
                .count(counts.late(), word("count.late"), lists.obligations(ObligationFilter.LATE))
                .say("项；" + word("count.missing"))
                .count(counts.missing(), word("count.missing"), lists.obligations(ObligationFilter.MISSING))
                .say("项。%s的".formatted(word("count.received")))
                .count(counts.received(), word("count.received"), lists.obligations(ObligationFilter.RECEIVED))
                .say("项中，审核通过")
                .count(counts.approved(), "审核通过", lists.obligations(ObligationFilter.APPROVED))
                .say("项，待审核")
                .count(counts.inReview(), "待审核", lists.obligations(ObligationFilter.IN_REVIEW))
                .say("项，退回或撤回后修改中")
                .count(counts.returned(), "退回或撤回后修改中", lists.obligations(ObligationFilter.RETURNED))
                .say("项。");
    }

    private record Status(String name, int count, String path) {}

    private Counted statusSentence() {
        var counts = input.counts();
        var parts = new ArrayList<Status>();
        add(parts, ProgressStatus.ON_TRACK, counts.onTrack());
        add(parts, ProgressStatus.SLOW, counts.slow());
        add(parts, ProgressStatus.DONE_CLAIMED, counts.doneClaimed());
        add(parts, ProgressStatus.CLOSED, counts.closed());
        add(parts, ProgressStatus.NOT_STARTED, counts.notStarted());
        add(parts, ProgressStatus.ADJUSTED, counts.adjusted());
        add(parts, ProgressStatus.SUSPENDED, counts.suspended());
        parts.add(new Status(
                "本季度" + word("count.no-progress"),
                counts.noProgress(),
                lists.obligations(ObligationFilter.NO_PROGRESS)));
        parts.removeIf(part -> part.count() == 0);
        var shares = Percentages.of(parts.stream().map(Status::count).toList()).iterator();
        var sentence = new Counted()
                .say("按责任单位%s，审核通过的".formatted(word("field.own-status")))
                .count(counts.approved(), "审核通过", lists.obligations(ObligationFilter.APPROVED))
                .say("项中，");
        var between = "";
        for (var part : parts) {
            sentence.say(between + part.name())
                    .count(part.count(), part.name(), part.path())
                    .say("项，占")
                    .share(shares.next(), part.name() + "占审核通过的比例", part.path());
            between = "；";
        }
        return sentence.say("。");
    }

    private void add(List<Status> parts, ProgressStatus status, int count) {
        parts.add(new Status(word("status." + status), count, lists.status(status)));
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
        quarters.forEach((opening, units) -> add(opening + String.join("；", units) + "。"));
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

    private Counted openWordingsSentence() {
        var all = input.wordings().stream().mapToInt(OfMeasure::wordings).sum();
        var settled = input.wordings().stream().mapToInt(OfMeasure::settled).sum();
        var refine = word("document.refine");
        var open = input.wordings().stream()
                .filter(measure -> measure.open() > 0)
                .map(measure -> "（%s）%s".formatted(measure.measureNumeral(), measure.openWords()))
                .collect(Collectors.joining("；"));
        return new Counted()
                .say("文件中没有数量或时限、须由责任单位细化的表述共")
                .count(all, "须由责任单位细化的表述", lists.wordings("all"))
                .say("处，已细化")
                .count(settled, "已细化", lists.wordings("settled"))
                .say("处，" + refine)
                .count(all - settled, refine, lists.wordings("open"))
                .say(open.isEmpty() ? "处。" : "处。" + refine + "的为：" + open + "。");
    }

    private DraftPassage correction(Correction correction) {
        return new DraftPassage(
                PART,
                PassageKind.SOURCED,
                (correction.madeUp() ? "更正：%s在%s报告报送后补报%s如下。%s" : "更正：%s对%s%s的填报作如下更正。%s")
                        .formatted(
                                correction.unitName(),
                                correction.quarter().chinese(),
                                correction.measure(),
                                correctedText(correction)),
                correction.measureId(),
                correction.entryId(),
                correction.versionNumber());
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

    private void add(String text) {
        passages.add(DraftPassage.program(PART, text));
    }

    private String word(String key) {
        return terms.apply(key);
    }
}
