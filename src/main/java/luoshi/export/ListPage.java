package luoshi.export;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The part of a long list that one page shows: a list of a whole province would weigh more than a page may.
 *
 * @param lines the lines of this page
 * @param total how many lines the list has
 * @param after how many of them come before this page
 * @param first the address of the first page, or null where this is it
 * @param next the address of the next page, or null where there is none
 */
public record ListPage<T>(
        List<T> lines,
        int total,
        int after,
        @Nullable String first,
        @Nullable String next) {

    /** How many lines a page shows. */
    public static final int ROWS = 1000;

    private static final String AFTER = "after";

    /**
     * The page that the address names; what it says wrongly counts as not said.
     *
     * @param all the whole list
     * @param path the address of the list
     * @param parameters the parameters of the address, which the other pages keep
     */
    public static <T> ListPage<T> of(List<T> all, String path, Map<String, String> parameters) {
        return of(all, path, parameters, parameters.getOrDefault(AFTER, ""));
    }

    /**
     * The page behind so many lines.
     *
     * @param all the whole list
     * @param path the address of the list
     * @param parameters the parameters that the other pages keep
     * @param named how many lines come before it, as the address says it
     */
    public static <T> ListPage<T> of(List<T> all, String path, Map<String, ?> parameters, String named) {
        var asked = named.matches("\\d{1,6}") ? Integer.parseInt(named) : 0;
        var after = asked < all.size() ? asked : 0;
        var end = Math.min(all.size(), after + ROWS);
        return new ListPage<>(
                all.subList(after, end),
                all.size(),
                after,
                after == 0 ? null : address(path, parameters, 0),
                end == all.size() ? null : address(path, parameters, end));
    }

    private static String address(String path, Map<String, ?> parameters, int after) {
        var address = UriComponentsBuilder.fromPath(path);
        parameters.forEach((name, value) -> {
            if (!name.equals(AFTER) && !value.toString().isBlank()) {
                address.queryParam(name, value);
            }
        });
        if (after > 0) {
            address.queryParam(AFTER, after);
        }
        return address.build().encode().toUriString();
    }

    /** Whether there are other pages. */
    public boolean isPart() {
        return lines.size() < total;
    }
}
