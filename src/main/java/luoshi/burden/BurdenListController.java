package luoshi.burden;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.progress.ReportingStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The files of the lists on the page of the ledger of questions, on the day that the page shows. */
@Controller
@RequestMapping("/burden")
class BurdenListController {

    private final BurdenExport lists;
    private final ReportingStatus periods;
    private final BusinessClock businessClock;

    BurdenListController(BurdenExport lists, ReportingStatus periods, BusinessClock businessClock) {
        this.lists = lists;
        this.periods = periods;
        this.businessClock = businessClock;
    }

    @GetMapping("/{quarter}/questions.{format:xlsx|csv}")
    ResponseEntity<Resource> questions(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return Downloads.list(lists.questions(actor, periods.period(quarter), asAt(on)), format);
    }

    @GetMapping("/{quarter}/units.{format:xlsx|csv}")
    ResponseEntity<Resource> units(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return Downloads.list(lists.units(actor, periods.period(quarter), asAt(on)), format);
    }

    @GetMapping("/proposals.{format:xlsx|csv}")
    ResponseEntity<Resource> proposals(@SignedIn Actor actor, @PathVariable String format, @Nullable String on) {
        return Downloads.list(lists.proposals(actor, asAt(on)), format);
    }

    private AsAt asAt(@Nullable String on) {
        return AsAt.read(on, businessClock.today());
    }
}
