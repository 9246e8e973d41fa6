package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.policy.Measure;
import luoshi.policy.MeasureSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: how often and by how many days it was put off, and which of its units are done. */
@Component
@Order(20)
class RequestsOnMeasure implements MeasureSection {

    private final RequestLists lists;

    RequestsOnMeasure(RequestLists lists) {
        this.lists = lists;
    }

    @Override
    public String template() {
        return "undertaking/requests-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, Measure measure) {
        return lists.ofMeasure(measure.id());
    }
}
