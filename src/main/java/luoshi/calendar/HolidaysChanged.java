package luoshi.calendar;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;

/**
 * People work on other days than was known before.
 *
 * @param year the year whose days changed
 * @param changes the days, each with what it was and is
 * @param notice the notice of the State Council it rests on
 * @param reason why
 * @param by the administrator's user name
 */
public record HolidaysChanged(int year, List<Change> changes, String notice, String reason, String by)
        implements Audited {

    @Override
    public String subject() {
        return "/holidays/" + year;
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("notice", notice, "reason", reason);
    }
}
