package luoshi.inspection;

import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: the way to what inspections found of what was reported on it; no statement of its own. */
@Component
@Order(60)
class FindingsOnMeasure implements MeasureSection {

    @Override
    public String template() {
        return "inspection/on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        return new Content(
                page.measure().number(),
                page.asAt(),
                actor.is(Role.INSPECTOR) && !page.asAt().isPast());
    }

    /** The measure, the day that the page shows, and whether the person may write down a finding. */
    record Content(int measure, AsAt asAt, boolean files) {}
}
