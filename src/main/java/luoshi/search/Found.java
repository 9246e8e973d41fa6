package luoshi.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What of one kind was found.
 *
 * @param hits the first of them
 * @param count how many there are from here on, as far as they were counted
 * @param atLeast whether there may be more than were counted
 * @param next where the next page begins, or null if there is none
 */
record Found(
        Kind kind,
        List<Hit> hits,
        int count,
        boolean atLeast,
        @Nullable Place next) {}
