package luoshi.light;

import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Quarter;

/**
 * A coordinator set a light by hand, or withdrew that.
 *
 * @param action what happened
 * @param before the light until then
 * @param after the light from then on
 */
record LightSet(String action, int measure, Quarter quarter, Light before, Light after, String reason, String by)
        implements Audited {

    /** Below the measure, whose history tells of it. */
    @Override
    public String subject() {
        return "/measures/" + measure + "/light/" + quarter;
    }

    @Override
    public List<Change> changes() {
        return List.of(new Change("light", before.key(), after.key()));
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("quarter", quarter.chinese(), "reason", reason);
    }
}
