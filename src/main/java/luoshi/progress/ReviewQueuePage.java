package luoshi.progress;

import java.util.UUID;
import luoshi.account.Actor;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What stands on the page of a queue. */
@Component
class ReviewQueuePage {

    private final ReviewQueues queues;
    private final Returns returns;
    private final OpenPeriods periods;

    ReviewQueuePage(ReviewQueues queues, Returns returns, OpenPeriods periods) {
        this.queues = queues;
        this.returns = returns;
        this.periods = periods;
    }

    String ofUnit(Actor actor, Model model) {
        model.addAttribute("level", ReviewLevel.UNIT);
        model.addAttribute("lines", queues.ofUnit(actor));
        return "progress/queue";
    }

    String ofProvince(Actor actor, Model model) {
        var quarter = periods.current().getQuarter();
        model.addAttribute("level", ReviewLevel.PROVINCE);
        model.addAttribute("lines", queues.ofProvince(actor));
        model.addAttribute("submitKey", UUID.randomUUID());
        model.addAttribute("returnsOf", quarter);
        model.addAttribute("returns", returns.counts(actor, quarter));
        return "progress/queue";
    }
}
