package luoshi.attachment;

import java.text.Normalizer;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The name that somebody gave a file, made harmless: no path, no control characters, none that turn the direction of
 * writing (with which fdp.exe can look like exe.pdf), at most 120 characters. It is shown and never used as a path.
 */
record FileName(String text) {

    private static final int LONGEST = 120;
    private static final int LONGEST_EXTENSION = 10;
    private static final String NAMELESS = "附件";

    /** Reads what a browser sent. */
    static FileName of(@Nullable String sent) {
        var name = Normalizer.normalize(sent == null ? "" : sent, Normalizer.Form.NFC)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}\\p{Cn}\\p{Zl}\\p{Zp}]", "");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Z}+", " ")
                .strip();
        var dot = name.lastIndexOf('.');
        return dot < 0
                ? new FileName(shortened(name, LONGEST))
                : new FileName(withExtension(name.substring(0, dot).strip(), name.substring(dot)));
    }

    /** Whether a form brought no file at all, rather than an empty one. */
    static boolean isMissing(@Nullable String sent) {
        return sent == null || sent.isBlank();
    }

    private static String withExtension(String stem, String extension) {
        var end = shortened(extension, LONGEST_EXTENSION);
        return shortened(stem, LONGEST - end.length()) + end;
    }

    private static String shortened(String text, int longest) {
        if (text.isEmpty()) {
            return NAMELESS;
        }
        return text.codePointCount(0, text.length()) <= longest
                ? text
                : text.substring(0, text.offsetByCodePoints(0, longest));
    }

    /** What stands behind the last dot, in lower case; empty if there is no dot. */
    String extension() {
        var dot = text.lastIndexOf('.');
        return dot < 0 ? "" : text.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
}
