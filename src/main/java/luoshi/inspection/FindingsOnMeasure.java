package luoshi.inspection;

import luoshi.account.Actor;
import luoshi.account.Role;
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
        return new Content(page.measure().number(), actor.is(Role.INSPECTOR));
    }

    /** The measure, and whether the person may write down a finding. */
    record Content(int measure, boolean files) {}
}
