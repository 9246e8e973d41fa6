package luoshi.account;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;

/**
 * Everything that hangs on one person hangs on another one from now on. Published inside the transaction in which each
 * module moves what it keeps by person; whoever hears it and fails undoes the whole step.
 *
 * @param fromAccountId whose duties they were
 * @param toAccountId whose they are, of the same unit and with the same roles
 * @param by the administrator's user name
 * @param from the name of the former
 * @param to the name of the successor
 * @param reason why, in the administrator's words
 * @param items what was open, as counts in words
 */
public record DutiesHandedOver(
        long fromAccountId, long toAccountId, String by, String from, String to, String reason, String items)
        implements Audited {

    @Override
    public String subject() {
        return "/accounts/" + fromAccountId;
    }

    @Override
    public Map<String, String> detail() {
        var detail = new LinkedHashMap<String, String>();
        detail.put("successor", to);
        detail.put("items", items);
        detail.put("reason", reason);
        return detail;
    }
}
