package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: its wordings that have no number and no date, and what they were said to mean. */
@Component
@Order(30)
class WordingsOnMeasure implements MeasureSection {

    private final OpenWordings wordings;

    WordingsOnMeasure(OpenWordings wordings) {
        this.wordings = wordings;
    }

    @Override
    public String template() {
        return "undertaking/wordings-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        return wordings.lines(WordingFilter.ALL, page.measure().number(), page.asAt());
    }
}
