package luoshi.progress;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.export.Downloads;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The two queues of entries that wait for a review, under the filter that stands in the address. */
@Controller
class ReviewQueueController {

    private final ReviewQueuePage page;
    private final ReviewQueueExport export;

    ReviewQueueController(ReviewQueuePage page, ReviewQueueExport export) {
        this.page = page;
        this.export = export;
    }

    @GetMapping("/unit-review")
    String ofUnit(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        return page.show(actor, ReviewLevel.UNIT, QueueFilter.read(parameters), after(parameters), model);
    }

    @GetMapping("/province-review")
    String ofProvince(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        return page.show(actor, ReviewLevel.PROVINCE, QueueFilter.read(parameters), after(parameters), model);
    }

    @GetMapping("/unit-review/list.{format:xlsx|csv}")
    ResponseEntity<Resource> fileOfUnit(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return file(actor, ReviewLevel.UNIT, QueueFilter.read(parameters), format);
    }

    @GetMapping("/province-review/list.{format:xlsx|csv}")
    ResponseEntity<Resource> fileOfProvince(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return file(actor, ReviewLevel.PROVINCE, QueueFilter.read(parameters), format);
    }

    private static String after(Map<String, String> parameters) {
        return parameters.getOrDefault("after", "");
    }

    private ResponseEntity<Resource> file(Actor actor, ReviewLevel level, QueueFilter filter, String format) {
        return Downloads.list(export.of(actor, level, filter, page.rows(actor, level, filter)), format);
    }
}
