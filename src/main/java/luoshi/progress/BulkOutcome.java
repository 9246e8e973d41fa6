package luoshi.progress;

import java.io.Serializable;
import java.util.List;

/**
 * What became of one row of a bulk approval.
 *
 * @param entryId the entry
 * @param title whose it is, when and on what
 * @param approved whether the reviewer's approval was taken
 * @param waits whether another reviewer has to pass it as well
 * @param notes what happened, or why nothing did
 */
record BulkOutcome(long entryId, String title, boolean approved, boolean waits, List<String> notes)
        implements Serializable {

    /** The message key of the outcome in a word. */
    public String key() {
        return approved ? waits ? "progress.bulk.approved-first" : "progress.bulk.approved" : "progress.bulk.refused";
    }
}
