package luoshi.rollup.format;

import java.util.ArrayList;
import java.util.List;

/**
 * Follows the numerals of the headings level by level, as they are shown: 一、 one after the other, （一） as well where a third level
 * stands below, the lowest level, which keeps the numbers of the measures in the document, upwards.
 */
final class Numerals {

    private final List<String> wrong = new ArrayList<>();
    private int first;
    private int second;
    private int third;
    private boolean mayRestart;
    private boolean layered;

    /** The headings whose numeral is not the one that had to follow. */
    static List<String> wrongOf(List<DocxLook> headings) {
        var numerals = new Numerals();
        numerals.layered = isLayered(headings);
        for (int i = 0; i < headings.size(); i++) {
            var text = headings.get(i).text();
            var right = switch (style(headings.get(i))) {
                case "Heading1" -> numerals.first(text, isLayered(headings.subList(i + 1, headings.size())));
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

    /** Whether there is a third level before the next heading of the first. */
    private static boolean isLayered(List<DocxLook> headings) {
        return headings.stream()
                .map(Numerals::style)
                .takeWhile(style -> !style.equals("Heading1"))
                .anyMatch("Heading3"::equals);
    }

    private static String style(DocxLook heading) {
        return heading.paragraph().style();
    }

    private boolean first(String text, boolean withThird) {
        var number = number(Numeral.FIRST, text);
        var right = number == first + 1;
        first = number == 0 ? first + 1 : number;
        second = 0;
        third = 0;
        layered = withThird;
        return right;
    }

    private boolean second(String text) {
        var number = number(Numeral.SECOND, text);
        var right = layered ? number == second + 1 : number > second;
        second = number == 0 ? second + 1 : number;
        mayRestart = true;
        return right;
    }

    /** Without a second level above it, as in reports of the first forms, it is the second level, and numbered as such. */
    private boolean third(String text) {
        var isSecond = second == 0 && Numeral.SECOND.number(text) > 0;
        var number = number(isSecond ? Numeral.SECOND : Numeral.THIRD, text);
        var right = number > third || number == 1 && mayRestart;
        third = number == 0 ? third : number;
        mayRestart = false;
        return right;
    }

    /** 0 as well where the numeral stands there twice, typed and counted, or a tab pushes the words away from it. */
    private static int number(Numeral form, String text) {
        var number = form.number(text);
        return number == 0 || text.contains("\t") || form.number(form.rest(text).strip()) > 0 ? 0 : number;
    }
}
