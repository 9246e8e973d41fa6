package luoshi.progress;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * A number of a text that cannot be true together with another number about the same thing, unless somebody explains it.
 *
 * @param key made of the two numbers and what they are of, so that an explanation stays while the words around them change
 * @param kind what the other number is
 * @param field the field the number stands in
 * @param here the number in its sentence
 * @param place where the other number stands
 * @param there the other number in its sentence
 */
record Contradiction(String key, Kind kind, String field, Quote here, Place place, Quote there) {

    private static final int KEY_LENGTH = 16;

    /** What the number is held against. */
    enum Kind {
        /** 与指标值不一致: the value of an indicator in the same entry. */
        FIGURE,
        /** 与上期同一时段不一致: what the unit said last time about the same time. */
        EARLIER,
        /** 累计数低于上期: a number that can only grow, and last time was higher. */
        FALLEN,
        /** 与其他单位不一致: what another unit of the measure has had approved, for a reviewer of the province also submitted. */
        OTHER_UNIT,
        /** 本次填报前后不一致: another value of the same thing in another sentence of the same text. */
        WITHIN;

        /** The message key of the name. */
        public String key() {
            return "progress.contradiction." + name();
        }
    }

    /**
     * Where the other number stands.
     *
     * @param name the indicator's or the unit's name; empty for the text itself
     * @param quarter the quarter of the text; null within the same entry
     * @param field the field of the text; null for an indicator
     * @param entryId the entry; null within the same entry
     */
    record Place(
            String name,
            @Nullable Quarter quarter,
            @Nullable String field,
            @Nullable Long entryId) {

        static Place ofIndicator(String name) {
            return new Place(name, null, null, null);
        }

        static Place ofThisText(String field) {
            return new Place("", null, field, null);
        }
    }

    /** A short digest of what identifies a finding. */
    static String keyOf(String... sides) {
        try {
            var digest = MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", sides).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, KEY_LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
