package luoshi.light;

import java.util.Map;
import luoshi.audit.Audited;
import luoshi.calendar.Quarter;

/**
 * A unit asked that a light be looked at again, or a coordinator answered that.
 *
 * @param action LightReviewAsked or LightReviewAnswered
 * @param id the request
 * @param unitId the unit that asks
 * @param title the measure in words
 * @param words why it is asked, or what was answered
 */
public record LightReviewMoved(
        String action, long id, int measure, Quarter quarter, long unitId, String title, String words, String by)
        implements Audited {

    /** Below the measure, whose history tells of it. */
    @Override
    public String subject() {
        return "/measures/" + measure + "/light/" + quarter;
    }

    /** Where it is read and answered. */
    public String place() {
        return "/measures/" + measure + "/light/reviews#review-" + id;
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("quarter", quarter.chinese(), "reason", words);
    }
}
