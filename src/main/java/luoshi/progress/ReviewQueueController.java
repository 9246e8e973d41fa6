package luoshi.progress;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The two queues of entries that wait for a review, now or as at a past day, under the filter that stands in the address. */
@Controller
class ReviewQueueController {

    private final ReviewQueuePage page;
    private final ReviewQueueExport export;
    private final BusinessClock businessClock;

    ReviewQueueController(ReviewQueuePage page, ReviewQueueExport export, BusinessClock businessClock) {
        this.page = page;
        this.export = export;
        this.businessClock = businessClock;
    }

    @GetMapping("/unit-review")
    String ofUnit(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        return page.show(actor, ReviewLevel.UNIT, filter(parameters), after(parameters), model);
    }

    @GetMapping("/province-review")
    String ofProvince(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        return page.show(actor, ReviewLevel.PROVINCE, filter(parameters), after(parameters), model);
    }

    @GetMapping("/unit-review/list.{format:xlsx|csv}")
    ResponseEntity<Resource> fileOfUnit(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return file(actor, ReviewLevel.UNIT, filter(parameters), format);
    }

    @GetMapping("/province-review/list.{format:xlsx|csv}")
    ResponseEntity<Resource> fileOfProvince(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return file(actor, ReviewLevel.PROVINCE, filter(parameters), format);
    }

    private QueueFilter filter(Map<String, String> parameters) {
        return QueueFilter.read(parameters, AsAt.read(parameters.get("on"), businessClock.today()));
    }

    private static String after(Map<String, String> parameters) {
        return parameters.getOrDefault("after", "");
    }

    private ResponseEntity<Resource> file(Actor actor, ReviewLevel level, QueueFilter filter, String format) {
        return Downloads.list(export.of(actor, level, filter, page.rows(actor, level, filter)), format);
    }
}
