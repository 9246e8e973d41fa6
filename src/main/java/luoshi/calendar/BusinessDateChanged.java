package luoshi.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
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
    public List<Change> changes() {
        return List.of(new Change("businessDate", dateOrReal(from), dateOrReal(to)));
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("reason", reason);
    }

    private static String dateOrReal(@Nullable LocalDate date) {
        return date == null ? "calendar.real-date" : date.toString();
    }
}
