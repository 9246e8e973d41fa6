package luoshi.progress;

import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.ListExport;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The files of the lists on the page of a quarter, and of the two matrices, on the day that the page shows. */
@Controller
@RequestMapping("/periods")
class PeriodListController {

    private final ReportingStatus status;
    private final PeriodListExport lists;
    private final MatrixExport matrices;
    private final BusinessClock businessClock;

    PeriodListController(
            ReportingStatus status, PeriodListExport lists, MatrixExport matrices, BusinessClock businessClock) {
        this.status = status;
        this.lists = lists;
        this.matrices = matrices;
        this.businessClock = businessClock;
    }

    @GetMapping("/{quarter}/by-unit.{format:xlsx|csv}")
    ResponseEntity<Resource> byUnit(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return file(lists::byUnit, actor, quarter, on, format);
    }

    @GetMapping("/{quarter}/by-measure.{format:xlsx|csv}")
    ResponseEntity<Resource> byMeasure(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return file(lists::byMeasure, actor, quarter, on, format);
    }

    @GetMapping("/{quarter}/waivers.{format:xlsx|csv}")
    ResponseEntity<Resource> waived(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return file(lists::waived, actor, quarter, on, format);
    }

    @GetMapping("/{quarter}/exceptions.{format:xlsx|csv}")
    ResponseEntity<Resource> exceptions(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return file(lists::exceptions, actor, quarter, on, format);
    }

    @GetMapping("/{quarter}/changes.{format:xlsx|csv}")
    ResponseEntity<Resource> changes(
            @SignedIn Actor actor, @PathVariable Quarter quarter, @PathVariable String format, @Nullable String on) {
        return file(lists::changes, actor, quarter, on, format);
    }

    @GetMapping("/{quarter}/matrix.{format:xlsx|csv}")
    ResponseEntity<Resource> byMeasureAndUnit(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String show,
            @Nullable String on) {
        var lit = show.equals(Matrices.LIGHTS);
        return file(
                (person, period, asAt) -> matrices.byMeasure(person, period, asAt, lit), actor, quarter, on, format);
    }

    @GetMapping("/matrix.{format:xlsx|csv}")
    ResponseEntity<Resource> byQuarterAndUnit(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable Quarter until,
            @Nullable String on) {
        return Downloads.list(matrices.byQuarter(actor, until, AsAt.read(on, businessClock.today())), format);
    }

    private ResponseEntity<Resource> file(
            OfQuarter list, Actor actor, Quarter quarter, @Nullable String on, String format) {
        return Downloads.list(list.of(actor, status.period(quarter), AsAt.read(on, businessClock.today())), format);
    }

    /** A list of a quarter as it stood on a day. */
    private interface OfQuarter {

        ListExport of(Actor actor, ReportingPeriod period, AsAt asAt);
    }
}
