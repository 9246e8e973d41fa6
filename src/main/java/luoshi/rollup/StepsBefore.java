package luoshi.rollup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * What became of the next steps that units had approved in the quarter before: whether anything is approved this quarter on what
 * they were announced for. Whether it was the announced step that was taken is for people to read.
 *
 * @param quarter the quarter
 * @param before the one before it
 * @param steps each of them, in the order of the document
 */
record StepsBefore(Quarter quarter, Quarter before, List<Step> steps) {

    /** What became of it. */
    enum Became {
        /** 本季度已有审核通过的填报. */
        TOLD,
        /** 本季度尚无审核通过的填报. */
        UNTOLD,
        /** 本季度不再应报: the unit is no longer responsible, or need not report. */
        NOT_OWED;

        /** As it stands in addresses. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        /** The message key of its word. */
        public String key() {
            return "rollup.next-steps." + name();
        }

        /** The one of that code, or null. */
        static @Nullable Became read(@Nullable String code) {
            for (var one : values()) {
                if (one.code().equals(code)) {
                    return one;
                }
            }
            return null;
        }
    }

    /**
     * The next steps of a unit on a measure.
     *
     * @param beforeId the entry that announced them
     * @param text what was announced
     * @param owed whether the unit owes a report on the measure this quarter
     * @param entryId what is approved of it this quarter, or null
     */
    record Step(
            int measureNumber,
            String measureNumeral,
            String measure,
            String unitName,
            long beforeId,
            String text,
            boolean owed,
            @Nullable Long entryId) {

        /** What became of it. */
        public Became became() {
            if (entryId != null) {
                return Became.TOLD;
            }
            return owed ? Became.UNTOLD : Became.NOT_OWED;
        }
    }

    /** How many there were. */
    int promised() {
        return steps.size();
    }

    /** Of how many that became. */
    public long count(Became became) {
        return steps.stream().filter(one -> one.became() == became).count();
    }

    /** Those of which that became, or all of them. */
    List<Step> of(@Nullable Became became) {
        return steps.stream()
                .filter(one -> became == null || one.became() == became)
                .toList();
    }

    /**
     * All of it in one paragraph of the fourth part. Names measures, never units.
     *
     * @param nextSteps the word for next steps
     */
    DraftPassage paragraph(String nextSteps, NumberLists lists) {
        var untold = count(Became.UNTOLD);
        var gone = count(Became.NOT_OWED);
        var paragraph = new Counted()
                .say("%s各责任单位提出的%s共".formatted(before.chinese(), nextSteps))
                .count(promised(), "上季度提出的" + nextSteps, lists.steps())
                .say("项，其中相应任务本季度已有审核通过的填报")
                .count(count(Became.TOLD), "本季度已有审核通过的填报", lists.steps(Became.TOLD))
                .say("项；相应任务本季度尚无审核通过的填报")
                .count(untold, "本季度尚无审核通过的填报", lists.steps(Became.UNTOLD))
                .say("项");
        if (untold > 0) {
            paragraph.say("，涉及第%s条"
                    .formatted(of(Became.UNTOLD).stream()
                            .map(one -> "（" + one.measureNumeral() + "）")
                            .distinct()
                            .collect(Collectors.joining("、"))));
        }
        if (gone > 0) {
            paragraph
                    .say("；本季度不再应报")
                    .count(gone, "本季度不再应报", lists.steps(Became.NOT_OWED))
                    .say("项");
        }
        return paragraph.say("。").in(4);
    }
}
