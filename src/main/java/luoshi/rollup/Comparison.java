package luoshi.rollup;

import java.time.LocalDate;
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
    Counted paragraph(NumberLists lists) {
        var paragraph = new Counted()
                .say("与%s相比，".formatted(before.chinese()))
                .count(measures.size(), "与上季度对比的措施", lists.comparison("measures"))
                .say("项措施中，");
        var between = "";
        for (var change : LightChange.values()) {
            paragraph
                    .say(between + word(change))
                    .count(count(change), word(change), lists.comparison(change))
                    .say("项");
            if (change != LightChange.UNCHANGED && change != LightChange.UNJUDGED && count(change) > 0) {
                paragraph.say("，为第%s条".formatted(numerals(change)));
            }
            between = "；";
        }
        return paragraph
                .say("。责任单位应报的")
                .count(entries.size(), "与上季度对比的应报", lists.comparison("entries"))
                .say("项中，新完成")
                .count(count(TextChange.NEWLY_DONE), "新完成", lists.comparison(TextChange.NEWLY_DONE))
                .say("项，有新内容")
                .count(count(TextChange.NEW_CONTENT), "有新内容", lists.comparison(TextChange.NEW_CONTENT))
                .say("项，仅文字表述调整")
                .count(count(TextChange.REWORDED), "仅文字表述调整", lists.comparison(TextChange.REWORDED))
                .say("项，无变化")
                .count(count(TextChange.UNCHANGED), "无变化", lists.comparison(TextChange.UNCHANGED))
                .say("项；两个季度中至少一个季度没有审核通过的填报、不能比较的")
                .count(count(TextChange.INCOMPARABLE), "不能比较", lists.comparison(TextChange.INCOMPARABLE))
                .say("项。");
    }

    /** The same as it is shown before it is in a report. */
    public String text() {
        return paragraph(new NumberLists(quarter, LocalDate.MAX)).text();
    }

    private static String word(LightChange change) {
        return switch (change) {
            case NEWLY_DONE -> "新办结";
            case NEWLY_RED -> "新亮红灯";
            case WORSE -> "灯色转差";
            case RECOVERED -> "恢复或好转";
            case UNCHANGED -> "灯色未变";
            case UNJUDGED -> "尚不能比较";
        };
    }

    private String numerals(LightChange change) {
        return measures(change).stream().map(one -> "（" + one.numeral() + "）").collect(Collectors.joining("、"));
    }

    private static String code(Enum<?> one) {
        return one.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
