package luoshi.savedview;

/**
 * A list under a filter, by the name somebody gave it.
 *
 * @param id its id
 * @param path the address of the list
 * @param query the filter as it stands in the address; may be empty
 * @param name what it is called
 * @param owner the name of the person who saved it
 * @param own whether that is the reader, who alone may delete it
 * @param shared whether others see it too
 */
public record SavedView(long id, String path, String query, String name, String owner, boolean own, boolean shared) {

    /** The address of the list under the filter. */
    public String href() {
        return query.isEmpty() ? path : path + "?" + query;
    }
}
