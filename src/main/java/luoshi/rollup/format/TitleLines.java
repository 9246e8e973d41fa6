package luoshi.rollup.format;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Breaks a long title where the sense allows it, so that no word is cut and the lines are of like length. */
final class TitleLines {

    private static final String BREAKS = "(?=关于)|(?<=季度)|(?=贯彻)|(?<=落实)|(?=情况的)";

    private TitleLines() {}

    /**
     * The title in as few lines as fit; in one piece if it cannot be broken with sense.
     *
     * @param widest the width of a line in characters
     */
    static List<String> of(String title, double widest) {
        if (TextSize.width(title) <= widest) {
            return List.of(title);
        }
        var pieces = title.split(BREAKS);
        return IntStream.range(0, 1 << Math.min(pieces.length - 1, 12))
                .mapToObj(breaks -> joined(pieces, breaks))
                .filter(lines -> longest(lines) <= widest)
                .min(Comparator.<List<String>>comparingInt(List::size).thenComparingDouble(TitleLines::longest))
                .orElse(List.of(title));
    }

    /** The pieces as lines, where a set bit means a break after the piece. */
    private static List<String> joined(String[] pieces, int breaks) {
        var lines = new ArrayList<String>();
        var line = new StringBuilder();
        for (int i = 0; i < pieces.length; i++) {
            line.append(pieces[i]);
            if (i == pieces.length - 1 || (breaks >> i & 1) == 1) {
                lines.add(line.toString());
                line.setLength(0);
            }
        }
        return lines;
    }

    private static double longest(List<String> lines) {
        return lines.stream().mapToDouble(TextSize::width).max().orElse(0);
    }
}
