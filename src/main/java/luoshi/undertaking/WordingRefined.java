package luoshi.undertaking;

import java.util.List;
import luoshi.audit.Audited;
import luoshi.audit.Change;

/**
 * A unit said what an open wording means, or corrected what it had said.
 *
 * @param action what happened
 * @param wordingId the wording
 * @param unitId the unit
 * @param by the user name of whoever acted
 */
public record WordingRefined(String action, long wordingId, long unitId, String by, List<Change> changes)
        implements Audited {

    @Override
    public String subject() {
        return "/open-wordings/" + wordingId;
    }
}
