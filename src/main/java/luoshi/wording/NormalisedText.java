package luoshi.wording;

import java.util.Arrays;

/**
 * A text as far as sameness goes: narrow, small letters, no punctuation or blanks, and every number one 0, so that a text
 * with nothing but its numbers changed is the same text. Remembers where each character came from.
 */
final class NormalisedText {

    /** What stands for any number. */
    private static final char NUMBER = '0';

    private final char[] characters;
    private final int[] starts;
    private final int[] ends;
    private int length;

    NormalisedText(String text) {
        characters = new char[text.length()];
        starts = new int[text.length()];
        ends = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            take(Character.toLowerCase(Width.narrow(text.charAt(i))), i, text);
        }
    }

    private void take(char c, int at, String text) {
        if (!Character.isLetterOrDigit(c)) {
            return;
        }
        if (c >= '0' && c <= '9') {
            if (continuesNumber(at, text)) {
                ends[length - 1] = at + 1;
                return;
            }
            c = NUMBER;
        }
        characters[length] = c;
        starts[length] = at;
        ends[length] = at + 1;
        length++;
    }

    /** Whether only the dots and commas of one number lie between this digit and the number taken last. */
    private boolean continuesNumber(int at, String text) {
        if (length == 0 || characters[length - 1] != NUMBER) {
            return false;
        }
        for (int i = ends[length - 1]; i < at; i++) {
            char between = Width.narrow(text.charAt(i));
            if (between != '.' && between != ',') {
                return false;
            }
        }
        return true;
    }

    int length() {
        return length;
    }

    char at(int index) {
        return characters[index];
    }

    /** The four characters from there on as one number; two runs are the same exactly if their numbers are. */
    long gram(int index) {
        return (long) characters[index] << 48
                | (long) characters[index + 1] << 32
                | (long) characters[index + 2] << 16
                | characters[index + 3];
    }

    /** The two characters from there on as one number. */
    int pair(int index) {
        return characters[index] << 16 | characters[index + 1];
    }

    /** How many four-character runs it has. */
    int grams() {
        return Math.max(0, length - 3);
    }

    /** Where the stretch stands in the text as it was written. */
    Span written(int from, int count) {
        return new Span(starts[from], ends[from + count - 1]);
    }

    @Override
    public String toString() {
        return new String(Arrays.copyOf(characters, length));
    }
}
