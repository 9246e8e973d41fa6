package luoshi.inspection;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * Something became of a finding. The reasons stand in its steps and not here, since a history may be read by more people than a finding
 * that is not released.
 *
 * @param action what happened, e.g. {@code FindingReleased}
 * @param findingId the finding
 * @param by the user name of whoever acted
 * @param detail its number once it has one, and the date by which something has to be put right
 */
public record FindingMoved(String action, long findingId, String by, Map<String, String> detail) implements Audited {

    static FindingMoved of(Finding finding, String action, Act act) {
        var detail = new LinkedHashMap<String, String>();
        if (finding.getDocNumber() != null) {
            detail.put("docNumber", finding.getDocNumber());
        }
        if (finding.getRectifyBy() != null && finding.getState() == FindingState.RECTIFYING) {
            detail.put("rectifyBy", finding.getRectifyBy().toString());
        }
        return new FindingMoved(action, finding.getId(), act.by().username(), detail);
    }

    @Override
    public String subject() {
        return "/findings/" + findingId;
    }
}
