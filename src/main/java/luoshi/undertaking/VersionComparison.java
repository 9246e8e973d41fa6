package luoshi.undertaking;

import java.util.List;
import java.util.Map;
import luoshi.account.NotFound;
import luoshi.wording.FieldDifference;
import luoshi.wording.Version;
import luoshi.wording.VersionPair;
import org.jspecify.annotations.Nullable;

/**
 * Two versions of an object and what differs, for the template {@code undertaking/difference}; both are null while there are not two versions to be seen.
 *
 * @param object what the object is called on its own page
 * @param path its address
 * @param versions what can be chosen, oldest first
 */
public record VersionComparison(
        String object,
        String path,
        List<Version> versions,
        @Nullable VersionPair pair,
        @Nullable FieldDifference difference) {

    /**
     * The comparison of the two versions that were chosen, or of the newest ones.
     *
     * @param told the versions that the person may see, oldest first
     * @param from the id of the version to start from, or null
     * @param to the id of the version to compare with it, or null
     * @throws NotFound if one that was chosen is not among them
     */
    public static VersionComparison of(
            String object, String path, List<Told> told, @Nullable Long from, @Nullable Long to) {
        var versions = told.stream().map(Told::version).toList();
        if (versions.size() < 2) {
            return new VersionComparison(object, path, versions, null, null);
        }
        var pair = VersionPair.of(versions, from, to).orElseThrow(NotFound::new);
        var older = told.get(versions.indexOf(pair.older()));
        var newer = told.get(versions.indexOf(pair.newer()));
        var difference = FieldDifference.between(older.values(), newer.values(), older.texts(), newer.texts());
        return new VersionComparison(object, path, versions, pair, difference);
    }

    /**
     * What a version says.
     *
     * @param values what is chosen or counted, by labels
     * @param texts what is compared word by word, by labels
     */
    public record Told(Version version, Map<String, String> values, Map<String, String> texts) {}
}
