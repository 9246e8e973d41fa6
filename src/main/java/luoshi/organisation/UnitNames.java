package luoshi.organisation;

import java.util.List;
import java.util.stream.Stream;

/**
 * What units are called on a day, and what they are called although they should not be.
 *
 * @param right the short and full names of the day
 * @param wrong names of other days and names that merely are in use
 */
public record UnitNames(List<String> right, List<Wrong> wrong) {

    /** A name that is not right on the day, and the one that is. */
    public record Wrong(String name, String right) {}

    /** The wrong names in the text that are no part of a right one, in order of place. */
    public List<Wrong> in(String text) {
        return wrong.stream()
                .filter(one -> standsAlone(one.name(), text))
                .sorted((one, other) -> Integer.compare(text.indexOf(one.name()), text.indexOf(other.name())))
                .toList();
    }

    private boolean standsAlone(String name, String text) {
        for (int at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
            var from = at;
            if (longer(name).noneMatch(one -> covers(one, name, text, from))) {
                return true;
            }
        }
        return false;
    }

    private Stream<String> longer(String name) {
        return Stream.concat(right.stream(), wrong.stream().map(Wrong::name))
                .filter(one -> one.length() > name.length() && one.contains(name));
    }

    private static boolean covers(String longer, String name, String text, int at) {
        return text.startsWith(longer, at - longer.indexOf(name));
    }
}
