package luoshi.undertaking;

import java.util.ArrayList;
import java.util.List;

/**
 * Where words stand in a sentence.
 *
 * @param start characters before them
 * @param end characters up to their end
 */
record Place(int start, int end) {

    /** Every place where the words stand in the sentence, from left to right; none if they do not. */
    static List<Place> of(String words, String sentence) {
        var places = new ArrayList<Place>();
        for (int at = sentence.indexOf(words); at >= 0 && !words.isEmpty(); at = sentence.indexOf(words, at + 1)) {
            places.add(new Place(at, at + words.length()));
        }
        return List.copyOf(places);
    }
}
