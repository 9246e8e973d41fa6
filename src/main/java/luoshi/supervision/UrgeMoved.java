package luoshi.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A 催办单 or 督办通知单 was issued, answered, followed up or closed.
 *
 * @param action what happened, e.g. {@code UrgeIssued}
 * @param noticeId the notice
 * @param unitId the unit it went to
 * @param docNumber its number
 * @param by the user name of whoever acted
 * @param detail the number, the date of the answer, and the reason where there is one
 */
public record UrgeMoved(
        String action, long noticeId, long unitId, String docNumber, String by, Map<String, String> detail)
        implements Audited {

    static UrgeMoved of(UrgeNotice notice, String action, Act act, String why) {
        var detail = new LinkedHashMap<String, String>();
        detail.put("docNumber", notice.getDocNumber());
        if (action.equals("UrgeIssued")) {
            detail.put("answerBy", notice.getAnswerBy().toString());
        }
        if (!why.isEmpty()) {
            detail.put("reason", why);
        }
        return new UrgeMoved(
                action,
                notice.getId(),
                notice.getUnitId(),
                notice.getDocNumber(),
                act.by().username(),
                detail);
    }

    @Override
    public String subject() {
        return "/urges/" + noticeId;
    }
}
