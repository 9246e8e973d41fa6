package luoshi.rollup.format;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The numbers 1 to 99 as they are counted in Chinese: 一, 十, 十一, 二十. */
final class ChineseNumber {

    private static final String DIGITS = "一二三四五六七八九";
    private static final int LAST = 99;
    private static final Map<String, Integer> VALUES = IntStream.rangeClosed(1, LAST)
            .boxed()
            .collect(Collectors.toUnmodifiableMap(ChineseNumber::of, number -> number));

    private ChineseNumber() {}

    /** How it is written; empty where it is none of 1 to 99. */
    static String of(int number) {
        if (number < 1 || number > LAST) {
            return "";
        }
        var tens = number < 10 ? "" : (number < 20 ? "" : digit(number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : digit(number % 10));
    }

    /** The number that is written so; 0 where none of 1 to 99 is. */
    static int value(String numeral) {
        return VALUES.getOrDefault(numeral, 0);
    }

    private static String digit(int digit) {
        return DIGITS.substring(digit - 1, digit);
    }
}
