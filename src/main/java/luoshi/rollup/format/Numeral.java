package luoshi.rollup.format;

import java.util.function.ToIntFunction;

/** 层次序数: how a heading of each level begins. */
enum Numeral {
    /** 一、. */
    FIRST("", "、", ChineseNumber::value),
    /** （一）. */
    SECOND("（", "）", ChineseNumber::value),
    /** 1. with or without a space behind it. */
    THIRD("", ".", digits -> digits.matches("[1-9]\\d{0,2}") ? Integer.parseInt(digits) : 0);

    private final String before;
    private final String after;
    private final ToIntFunction<String> value;

    Numeral(String before, String after, ToIntFunction<String> value) {
        this.before = before;
        this.after = after;
        this.value = value;
    }

    /** The number that the heading begins with; 0 where it does not begin as headings of the level do. */
    int number(String heading) {
        var end = end(heading);
        return end < 0 ? 0 : value.applyAsInt(heading.substring(before.length(), end));
    }

    /** What follows the numeral that the heading begins with. */
    String rest(String heading) {
        return heading.substring(end(heading) + after.length());
    }

    private int end(String heading) {
        return heading.startsWith(before) ? heading.indexOf(after, before.length()) : -1;
    }
}
