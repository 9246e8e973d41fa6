package luoshi.search;

import java.util.regex.Pattern;

/**
 * Where in the list of a kind a page ends and the next begins.
 *
 * @param quarter of the last line, empty if it belongs to none
 * @param key its place in the quarter
 */
record Place(String quarter, long key) {

    private static final Pattern TEXT = Pattern.compile("(20\\d{2}Q[1-4])?~(-?\\d{1,18})");

    /**
     * Reads what {@link #toString} writes. Spring MVC finds this factory method by its name when a URL carries a place.
     *
     * @throws IllegalArgumentException if the text is no place
     */
    public static Place of(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("Not a place: " + text);
        }
        return new Place(match.group(1) == null ? "" : match.group(1), Long.parseLong(match.group(2)));
    }

    @Override
    public String toString() {
        return quarter + "~" + key;
    }
}
