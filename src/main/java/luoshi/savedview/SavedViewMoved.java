package luoshi.savedview;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;

/**
 * A view was kept, renamed, changed or deleted.
 *
 * @param action what happened, e.g. {@code SavedViewRenamed}
 * @param id the view
 * @param by the user name of its owner
 * @param changes old and new values; the filter as people read it
 * @param detail its name, where that is not among the changes
 */
record SavedViewMoved(String action, long id, String by, List<Change> changes, Map<String, String> detail)
        implements Audited {

    static String path(long id) {
        return "/saved-views/" + id;
    }

    @Override
    public String subject() {
        return path(id);
    }
}
