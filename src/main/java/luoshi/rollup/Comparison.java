package luoshi.rollup;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import luoshi.light.Light;
import luoshi.light.MeasureLight;
import org.jspecify.annotations.Nullable;

/**
 * How a quarter compares with the one before: the measures by their lights, and what the units reported by what is new in it.
 * Everything in the order of the document.
 *
 * @param quarter the quarter
 * @param before the quarter it is held against
 * @param measures every measure
 * @param entries everything owed for the quarter
 */
record Comparison(Quarter quarter, Quarter before, List<MeasureChange> measures, List<EntryChange> entries) {

    /** What became of the light of a measure. */
    enum LightChange {
        /** 新办结. */
        NEWLY_DONE,
        /** 新亮红灯. */
        NEWLY_RED,
        /** From green to yellow, or taken up again after it was closed. */
        WORSE,
        /** 恢复: from red to yellow or green, from yellow to green. */
        RECOVERED,
        /** The same light. */
        UNCHANGED,
        /** In one of the two quarters there was nothing to judge by. */
        UNJUDGED;

        static LightChange of(Light before, Light now) {
            if (before == Light.GREY || now == Light.GREY) {
                return UNJUDGED;
            }
            if (before == now) {
                return UNCHANGED;
            }
            return switch (now) {
                case BLUE -> NEWLY_DONE;
                case RED -> NEWLY_RED;
                case YELLOW -> before == Light.RED ? RECOVERED : WORSE;
                default -> before == Light.BLUE ? WORSE : RECOVERED;
            };
        }

        /** The message key of its word. */
        public String key() {
            return "rollup.comparison.light." + name();
        }

        /** As it stands in addresses. */
        public String code() {
            return Comparison.code(this);
        }
    }

    /** What is new in what a unit reported on a measure. */
    enum TextChange {
        /** 新完成: the unit says so, or its close-out is accepted, for the first time. */
        NEWLY_DONE,
        /** Other values, another state, other numbers or another text. */
        NEW_CONTENT,
        /** 仅改措辞: no new value, state or number, and most of the text stood there already. */
        REWORDED,
        /** 无新进展, or the same text with the same values. */
        UNCHANGED,
        /** In one of the two quarters nothing is approved. */
        INCOMPARABLE;

        /** The message key of its word. */
        public String key() {
            return "rollup.comparison.text." + name();
        }

        /** As it stands in addresses. */
        public String code() {
            return Comparison.code(this);
        }
    }

    /** A measure, how it stood and how it stands. */
    record MeasureChange(String numeral, MeasureLight before, MeasureLight now) {

        /** What became of its light. */
        public LightChange change() {
            return LightChange.of(before.shown(), now.shown());
        }
    }

    /** What a unit owes for a measure, and the approved entries of both quarters, if there are any. */
    record EntryChange(
            int measureNumber,
            String measure,
            String unitName,
            @Nullable Long entryId,
            @Nullable Long beforeId,
            TextChange change) {}

    /** How many measures changed so. */
    public long count(LightChange change) {
        return measures.stream().filter(one -> one.change() == change).count();
    }

    /** How many entries changed so. */
    public long count(TextChange change) {
        return entries.stream().filter(one -> one.change() == change).count();
    }

    /** The measures that changed so, or all of them. */
    List<MeasureChange> measures(@Nullable LightChange change) {
        return measures.stream()
                .filter(one -> change == null || one.change() == change)
                .toList();
    }

    /** The entries that changed so, or all of them. */
    List<EntryChange> entries(@Nullable TextChange change) {
        return entries.stream()
                .filter(one -> change == null || one.change() == change)
                .toList();
    }

    /** All of it in one paragraph, for the report. Names measures, never units. */
    public String paragraph() {
        var lights = Arrays.stream(LightChange.values())
                .map(change -> switch (change) {
                    case NEWLY_DONE -> counted("新办结", change);
                    case NEWLY_RED -> counted("新亮红灯", change);
                    case WORSE -> counted("灯色转差", change);
                    case RECOVERED -> counted("恢复或好转", change);
                    case UNCHANGED -> "灯色未变%d项".formatted(count(change));
                    case UNJUDGED -> "尚不能比较%d项".formatted(count(change));
                })
                .collect(Collectors.joining("；"));
        return "与%s相比，%d项措施中，%s。责任单位应报的%d项中，新完成%d项，有新内容%d项，仅文字表述调整%d项，无变化%d项；两个季度中至少一个季度没有审核通过的填报、不能比较的%d项。"
                .formatted(
                        before.chinese(),
                        measures.size(),
                        lights,
                        entries.size(),
                        count(TextChange.NEWLY_DONE),
                        count(TextChange.NEW_CONTENT),
                        count(TextChange.REWORDED),
                        count(TextChange.UNCHANGED),
                        count(TextChange.INCOMPARABLE));
    }

    private String counted(String what, LightChange change) {
        var which = measures(change);
        return which.isEmpty()
                ? what + "0项"
                : "%s%d项，为第%s条"
                        .formatted(
                                what,
                                which.size(),
                                which.stream()
                                        .map(one -> "（" + one.numeral() + "）")
                                        .collect(Collectors.joining("、")));
    }

    private static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
