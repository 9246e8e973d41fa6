package luoshi.progress;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The two queues of entries that wait for a review. */
@Controller
class ReviewQueueController {

    private final ReviewQueues queues;

    ReviewQueueController(ReviewQueues queues) {
        this.queues = queues;
    }

    @GetMapping("/unit-review")
    String ofUnit(@SignedIn Actor actor, Model model) {
        model.addAttribute("lines", queues.ofUnit(actor));
        model.addAttribute("level", ReviewLevel.UNIT);
        return "progress/queue";
    }

    @GetMapping("/province-review")
    String ofProvince(@SignedIn Actor actor, Model model) {
        model.addAttribute("lines", queues.ofProvince(actor));
        model.addAttribute("level", ReviewLevel.PROVINCE);
        return "progress/queue";
    }
}
