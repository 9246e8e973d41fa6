package luoshi.search;

import java.util.List;
import luoshi.calendar.Quarter;
import luoshi.search.Marked.Piece;
import org.jspecify.annotations.Nullable;

/**
 * Something that was found.
 *
 * @param path where it is
 * @param quarter the quarter it belongs to, or null
 * @param stateKey the message key of its state, or null
 * @param heading what it is about
 * @param unit whose it is; empty if nobody's
 * @param text what of it lies around the words
 */
record Hit(
        Kind kind,
        String path,
        @Nullable Quarter quarter,
        @Nullable String stateKey,
        List<Piece> heading,
        List<Piece> unit,
        List<Piece> text) {}
