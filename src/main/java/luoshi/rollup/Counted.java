package luoshi.rollup;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A sentence of the program in the making: whatever number goes into its words is kept with the list that it counts. */
final class Counted {

    private final StringBuilder text = new StringBuilder();
    private final List<PlacedNumber> numbers = new ArrayList<>();

    /** Says something that counts nothing. */
    Counted say(String words) {
        text.append(words);
        return this;
    }

    /**
     * Says a number.
     *
     * @param name what it counts, in words
     * @param path the list of what it counts
     */
    Counted count(long value, String name, String path) {
        return place(String.valueOf(value), name, path);
    }

    /** Says a share of a whole, in per cent with its sign. */
    Counted share(BigDecimal percent, String name, String path) {
        return place(percent + "%", name, path);
    }

    private Counted place(String value, String name, String path) {
        text.append(value);
        var number = new PlacedNumber(name, value, path);
        if (!numbers.contains(number)) {
            numbers.add(number);
        }
        return this;
    }

    /** Its words. */
    String text() {
        return text.toString();
    }

    /** The numbers in them, each once, in the order of the words. */
    List<PlacedNumber> numbers() {
        return List.copyOf(numbers);
    }

    /** It as a paragraph of a part. */
    DraftPassage in(int part) {
        return DraftPassage.program(part, text(), numbers());
    }
}
