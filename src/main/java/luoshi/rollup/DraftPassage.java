package luoshi.rollup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A passage as the compiler writes it.
 *
 * @param part 0 to 4
 * @param kind where it comes from
 * @param text what it says
 * @param measureId the measure it is about, if one
 * @param entryId the entry it comes from, if one
 * @param versionNumber the version of that entry
 * @param numbers the numbers that the program placed in it
 */
record DraftPassage(
        int part,
        PassageKind kind,
        String text,
        @Nullable Long measureId,
        @Nullable Long entryId,
        @Nullable Integer versionNumber,
        List<PlacedNumber> numbers) {

    DraftPassage(
            int part,
            PassageKind kind,
            String text,
            @Nullable Long measureId,
            @Nullable Long entryId,
            @Nullable Integer versionNumber) {
        this(part, kind, text, measureId, entryId, versionNumber, List.of());
    }

    /** A paragraph of the program without a number. */
    static DraftPassage program(int part, String text) {
        return program(part, text, List.of());
    }

    /** A paragraph of the program with the numbers in it. */
    static DraftPassage program(int part, String text, List<PlacedNumber> numbers) {
        return new DraftPassage(part, PassageKind.PROGRAM, text, null, null, null, numbers);
    }

    /** The same with other words. */
    DraftPassage saying(String words) {
        return new DraftPassage(part, kind, words, measureId, entryId, versionNumber, numbers);
    }
}
