package luoshi.wording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Cuts a text into the words it is compared by: a number with its unit, a run of Latin letters, the longest word that the
 * list of common official words has, and otherwise single characters.
 */
final class Words {

    private static final Pattern NUMBER = Pattern.compile("[0-9０-９]+(?:[.,．][0-9０-９]+)*");
    private static final Pattern LATIN = Pattern.compile("[A-Za-zＡ-Ｚａ-ｚ]+");

    private static final Set<String> KNOWN = read();
    private static final int LONGEST =
            KNOWN.stream().mapToInt(String::length).max().orElse(1);

    private Words() {}

    /** The words in order; put together again they are the text. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        for (int i = 0; i < text.length(); ) {
            int end = endOfWordAt(text, i);
            words.add(text.substring(i, end));
            i = end;
        }
        return words;
    }

    private static int endOfWordAt(String text, int start) {
        var number = NUMBER.matcher(text).region(start, text.length());
        if (number.lookingAt()) {
            return UnitOfMeasure.endOfUnit(text, number.end());
        }
        var latin = LATIN.matcher(text).region(start, text.length());
        if (latin.lookingAt()) {
            return latin.end();
        }
        for (int end = Math.min(text.length(), start + LONGEST); end > start + 1; end--) {
            if (KNOWN.contains(text.substring(start, end))) {
                return end;
            }
        }
        return start + Character.charCount(text.codePointAt(start));
    }

    private static Set<String> read() {
        try (var list = Words.class.getResourceAsStream("words.txt")) {
            return new String(list.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .flatMap(line -> Pattern.compile(" ").splitAsStream(line))
                    .filter(word -> !word.isBlank())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
