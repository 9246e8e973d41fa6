package luoshi.calendar;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;
import org.jspecify.annotations.Nullable;

/**
 * The date that everything goes by is another one.
 *
 * @param by the administrator's user name
 * @param from the date set before; null if it was the real date
 * @param to the date set now; null for the real date
 * @param reason why, in the administrator's words
 */
public record BusinessDateChanged(
        String by, @Nullable LocalDate from, @Nullable LocalDate to, String reason) implements Audited {

    @Override
    public String subject() {
        return "/business-date";
    }

    @Override
    public Map<String, String> detail() {
        var detail = new LinkedHashMap<String, String>();
        if (from != null) {
            detail.put("from", from.toString());
        }
        if (to != null) {
            detail.put("to", to.toString());
        }
        detail.put("reason", reason);
        return detail;
    }
}
