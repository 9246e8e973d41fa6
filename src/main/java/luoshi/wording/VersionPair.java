package luoshi.wording;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The two versions of an object that are compared. */
public record VersionPair(Version older, Version newer) {

    /**
     * The two that were chosen; by default the last one, and the one before the other.
     *
     * @param versions oldest first, at least two
     * @param from the id of the version to start from, or null
     * @param to the id of the version to compare with it, or null
     * @return empty if one that was chosen is not among them
     */
    public static Optional<VersionPair> of(List<Version> versions, @Nullable Long from, @Nullable Long to) {
        return chosen(versions, to, versions.size() - 1)
                .flatMap(newer -> chosen(versions, from, Math.max(0, versions.indexOf(newer) - 1))
                        .map(older -> new VersionPair(older, newer)));
    }

    private static Optional<Version> chosen(List<Version> versions, @Nullable Long id, int otherwise) {
        return id == null
                ? Optional.of(versions.get(otherwise))
                : versions.stream().filter(one -> one.id() == id).findFirst();
    }
}
