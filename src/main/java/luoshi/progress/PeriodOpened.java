package luoshi.progress;

import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Quarter;

/**
 * A period has opened and its obligations are stored.
 *
 * @param quarter the quarter it reports on
 * @param obligations how many obligations there are
 */
public record PeriodOpened(Quarter quarter, int obligations) implements Audited {

    @Override
    public String by() {
        return "system";
    }

    @Override
    public String subject() {
        return "/periods/" + quarter;
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("obligations", Integer.toString(obligations));
    }
}
