package luoshi.organisation;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.audit.Audited;

/** Something done to a unit. */
sealed interface UnitEvent extends Audited {

    /** The unit it was done to. */
    long unitId();

    @Override
    default String subject() {
        return "/units/" + unitId();
    }

    /** There is one unit more. */
    record UnitCreated(long unitId, String by, UnitForm form, String nature) implements UnitEvent {

        @Override
        public Map<String, String> detail() {
            var detail = new LinkedHashMap<String, String>();
            detail.put("name", form.fullName());
            detail.put("code", form.code());
            detail.put("nature", nature);
            detail.put("validFrom", form.validFrom().toString());
            return detail;
        }
    }

    /** The unit ends on the day. */
    record UnitDisabled(long unitId, String by, String name, LocalDate lastDay, String reason) implements UnitEvent {

        @Override
        public Map<String, String> detail() {
            return Map.of("name", name, "validTo", lastDay.toString(), "reason", reason);
        }
    }
}
