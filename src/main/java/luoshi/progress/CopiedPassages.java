package luoshi.progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text with every passage marked that stands character for character in one of the texts of last quarter. It follows
 * from the two texts alone, so that no mark can be got rid of but by rewriting. Figures count: a sentence in which only
 * the number is new is marked up to the number; a short sentence counts as a whole. The script {@code copied-passages.js} does the same while one types.
 *
 * @param pieces the whole text in pieces, none of them empty
 */
record CopiedPassages(List<Piece> pieces) {

    /** Characters; names of units and the document's own phrases mostly have fewer. */
    static final int SHORTEST = 13;

    /** A shorter passage counts where it is a whole sentence here and there; below this it is a word. */
    private static final int SHORTEST_SENTENCE = 5;

    private static final Pattern SENTENCE = Pattern.compile("[^。！？；\\n]+[。！？；\\n]?");

    /** No field is that long; whatever is, is refused anyway and not worth the search. */
    private static final int LONGEST = 10_000;

    /** A piece of the text, and whether it comes from last quarter. */
    record Piece(String text, boolean copied) {}

    /** Marks what comes from the sources, the longest passage first from the beginning of the text on. */
    static CopiedPassages in(String text, List<String> sources) {
        var pieces = new ArrayList<Piece>();
        if (text.length() <= LONGEST) {
            var places = placesOf(sources);
            var sentences = shortSentences(sources);
            var ours = SENTENCE.matcher(text);
            int fresh = 0;
            int at = 0;
            while (at < text.length()) {
                int length = at + SHORTEST > text.length()
                        ? 0
                        : longest(text, at, sources, places.getOrDefault(beginning(text, at), List.of()));
                if (length == 0 && begins(text, at) && ours.find(at) && ours.start() == at) {
                    length = sentences.contains(ours.group()) ? ours.group().length() : 0;
                }
                if (length > 0) {
                    add(pieces, text.substring(fresh, at), false);
                    add(pieces, text.substring(at, at + length), true);
                    fresh = at + length;
                }
                at += Math.max(length, 1);
            }
            add(pieces, text.substring(fresh), false);
        } else {
            add(pieces, text, false);
        }
        return new CopiedPassages(List.copyOf(pieces));
    }

    /** Whether a sentence begins there. */
    private static boolean begins(String text, int at) {
        return at == 0 || "。！？；\n".indexOf(text.charAt(at - 1)) >= 0;
    }

    /** The whole sentences that are too short to count as passages. */
    private static Set<String> shortSentences(List<String> sources) {
        return sources.stream()
                .flatMap(source -> SENTENCE.matcher(source).results())
                .map(MatchResult::group)
                .filter(one -> one.length() >= SHORTEST_SENTENCE && one.length() < SHORTEST)
                .collect(Collectors.toSet());
    }

    /** Whether anything comes from last quarter. */
    public boolean any() {
        return pieces.stream().anyMatch(Piece::copied);
    }

    private static Map<String, List<Place>> placesOf(List<String> sources) {
        var places = new HashMap<String, List<Place>>();
        for (int source = 0; source < sources.size(); source++) {
            for (int at = 0; at + SHORTEST <= sources.get(source).length(); at++) {
                places.computeIfAbsent(beginning(sources.get(source), at), any -> new ArrayList<>())
                        .add(new Place(source, at));
            }
        }
        return places;
    }

    private static String beginning(String text, int at) {
        return text.substring(at, at + SHORTEST);
    }

    private static int longest(String text, int at, List<String> sources, List<Place> places) {
        return places.stream()
                .mapToInt(place -> common(text, at, sources.get(place.source()), place.at()))
                .max()
                .orElse(0);
    }

    private static int common(String text, int at, String source, int there) {
        int length = 0;
        while (at + length < text.length()
                && there + length < source.length()
                && text.charAt(at + length) == source.charAt(there + length)) {
            length++;
        }
        return length;
    }

    private static void add(List<Piece> pieces, String text, boolean copied) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, copied));
        }
    }

    private record Place(int source, int at) {}
}
