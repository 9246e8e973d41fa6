package luoshi.account;

import java.time.LocalDate;
import java.util.Map;
import luoshi.audit.Audited;
import org.jspecify.annotations.Nullable;

/**
 * The first administrator exists.
 *
 * @param by the administrator's user name
 * @param businessDate the business date to start with; null to go by the real date
 */
public record InstallationStarted(String by, @Nullable LocalDate businessDate) implements Audited {

    @Override
    public String subject() {
        return "/setup";
    }

    @Override
    public Map<String, String> detail() {
        return businessDate == null ? Map.of() : Map.of("businessDate", businessDate.toString());
    }
}
