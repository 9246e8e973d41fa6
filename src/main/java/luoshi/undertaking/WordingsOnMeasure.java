package luoshi.undertaking;

import java.util.List;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import luoshi.undertaking.OpenWordings.Line;
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
        return new Content(wordings.lines(WordingFilter.ALL, page.measure().number(), page.asAt()), page.asAt());
    }

    /** The wordings of a measure, and the day they are shown as at. */
    record Content(List<Line> lines, AsAt asAt) {}
}
