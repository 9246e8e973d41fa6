package luoshi.progress;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.export.Downloads;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The two queues of entries that wait for a review. */
@Controller
class ReviewQueueController {

    private final ReviewQueues queues;
    private final ReviewQueueExport export;
    private final ReviewQueuePage page;

    ReviewQueueController(ReviewQueues queues, ReviewQueueExport export, ReviewQueuePage page) {
        this.page = page;
        this.queues = queues;
        this.export = export;
    }

    @GetMapping("/unit-review")
    String ofUnit(@SignedIn Actor actor, Model model) {
        return page.ofUnit(actor, model);
    }

    @GetMapping("/province-review")
    String ofProvince(@SignedIn Actor actor, Model model) {
        return page.ofProvince(actor, model);
    }

    @GetMapping("/unit-review/list.{format:xlsx|csv}")
    ResponseEntity<byte[]> fileOfUnit(@SignedIn Actor actor, @PathVariable String format) {
        return Downloads.list(export.of(actor, ReviewLevel.UNIT, queues.ofUnit(actor)), format);
    }

    @GetMapping("/province-review/list.{format:xlsx|csv}")
    ResponseEntity<byte[]> fileOfProvince(@SignedIn Actor actor, @PathVariable String format) {
        return Downloads.list(export.of(actor, ReviewLevel.PROVINCE, queues.ofProvince(actor)), format);
    }
}
