package luoshi.rollup.format;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Follows the numerals of the headings level by level: 一、 and （一） one after the other, the third level, which keeps the
 * numbers of the measures in the document, upwards.
 */
final class Numerals {

    private static final String CHINESE = "一二三四五六七八九十";
    private static final Pattern FIRST = Pattern.compile("([" + CHINESE + "]+)、.*");
    private static final Pattern SECOND = Pattern.compile("（([" + CHINESE + "]+)）.*");
    private static final Pattern THIRD = Pattern.compile("(\\d{1,3})\\..*");

    private final List<String> wrong = new ArrayList<>();
    private int first;
    private int second;
    private int third;
    private boolean mayRestart;

    /** The headings whose numeral is not the one that had to follow. */
    static List<String> wrongOf(List<DocxLook> paragraphs) {
        var numerals = new Numerals();
        for (var one : paragraphs) {
            var text = one.text();
            var right = switch (one.paragraph().style()) {
                case "Heading1" -> numerals.first(text);
                case "Heading2" -> numerals.second(text);
                case "Heading3" -> numerals.third(text);
                default -> true;
            };
            if (!right) {
                numerals.wrong.add(text);
            }
        }
        return numerals.wrong;
    }

    private boolean first(String text) {
        var number = number(FIRST, text);
        var right = number == first + 1;
        first = number == 0 ? first + 1 : number;
        second = 0;
        third = 0;
        return right;
    }

    private boolean second(String text) {
        var number = number(SECOND, text);
        var right = number == second + 1;
        second = number == 0 ? second + 1 : number;
        mayRestart = true;
        return right;
    }

    /** Without a second level above it, it is the second level, and numbered as such. */
    private boolean third(String text) {
        var number = number(second == 0 && SECOND.matcher(text).matches() ? SECOND : THIRD, text);
        var right = number > third || number == 1 && mayRestart;
        third = number == 0 ? third : number;
        mayRestart = false;
        return right;
    }

    private static int number(Pattern pattern, String text) {
        var found = pattern.matcher(text.replace('\n', ' '));
        if (!found.matches()) {
            return 0;
        }
        return found.group(1).matches("\\d+") ? Integer.parseInt(found.group(1)) : chinese(found.group(1));
    }

    /** 一 to 九十九; 0 for what is none of them. */
    private static int chinese(String numeral) {
        var ten = numeral.indexOf('十');
        if (ten < 0) {
            return numeral.length() == 1 ? digit(numeral) : 0;
        }
        var tens = numeral.substring(0, ten);
        var ones = numeral.substring(ten + 1);
        if (tens.length() > 1 || ones.length() > 1 || ones.equals("十")) {
            return 0;
        }
        return 10 * (tens.isEmpty() ? 1 : digit(tens)) + digit(ones);
    }

    private static int digit(String numeral) {
        return numeral.isEmpty() ? 0 : CHINESE.indexOf(numeral) + 1;
    }
}
