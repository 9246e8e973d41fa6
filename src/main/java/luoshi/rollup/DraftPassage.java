package luoshi.rollup;

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
 */
record DraftPassage(
        int part,
        PassageKind kind,
        String text,
        @Nullable Long measureId,
        @Nullable Long entryId,
        @Nullable Integer versionNumber) {

    static DraftPassage program(int part, String text) {
        return new DraftPassage(part, PassageKind.PROGRAM, text, null, null, null);
    }

    /** The same with other words. */
    DraftPassage saying(String words) {
        return new DraftPassage(part, kind, words, measureId, entryId, versionNumber);
    }
}
