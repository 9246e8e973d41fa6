package luoshi.search;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The words somebody looks for, all of which have to be there.
 *
 * @param all the words in the one spelling, each once
 * @param refusal the message key of why they cannot be looked for; null if they can
 */
record Words(List<String> all, @Nullable String refusal) {

    /** How many characters may be typed. */
    static final int LONGEST = 100;

    /** Reads what was typed: words are separated by blanks; one of them has two characters at least. */
    static Words of(String typed) {
        if (typed.length() > LONGEST) {
            return refused("search.refused.long");
        }
        var words = Arrays.stream(Spelling.of(typed).split("[\\p{Cntrl} ]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.isEmpty()) {
            return refused("search.refused.empty");
        }
        return words.stream().noneMatch(word -> word.codePointCount(0, word.length()) > 1)
                ? refused("search.refused.short")
                : new Words(words, null);
    }

    private static Words refused(String why) {
        return new Words(List.of(), why);
    }

    /** The words as one text, blanks between them. */
    String text() {
        return String.join(" ", all);
    }

    /** A condition that every word stands in the column, with a parameter for each: {@link #pattern}. */
    String standIn(String column) {
        return IntStream.range(0, all.size())
                .mapToObj(i -> column + " like :word" + i)
                .collect(Collectors.joining(" and "));
    }

    /** The value of the parameter of a word; what means something to {@code like} means itself. */
    String pattern(int word) {
        return "%" + all.get(word).replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }
}
