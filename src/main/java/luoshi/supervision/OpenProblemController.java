package luoshi.supervision;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import luoshi.export.ListPage;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.supervision.OpenProblems.Line;
import luoshi.supervision.OpenProblems.Show;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * 尚未办结的问题和需协调事项, whatever quarter they are from: what the report of a quarter counts. Leaders and inspectors see those that are
 * approved, as on the board.
 */
@Controller
@RequestMapping("/problems/open")
class OpenProblemController {

    private static final String PATH = "/problems/open";

    private final OpenProblems problems;
    private final ReportingStatus status;
    private final OpenPeriods openPeriods;
    private final BusinessClock businessClock;
    private final Exports exports;

    OpenProblemController(
            OpenProblems problems,
            ReportingStatus status,
            OpenPeriods openPeriods,
            BusinessClock businessClock,
            Exports exports) {
        this.problems = problems;
        this.status = status;
        this.openPeriods = openPeriods;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var filter = filter(actor, parameters);
        var lines = problems.upTo(filter.quarter(), !filter.approved(), filter.asAt());
        model.addAttribute("filter", filter);
        model.addAttribute("chooses", actor.is(Role.COORDINATOR));
        model.addAttribute("shows", Show.values());
        model.addAttribute("counts", counts(lines, filter.quarter()));
        model.addAttribute(
                "quarters",
                status.periods().stream().map(ReportingPeriod::getQuarter).toList());
        model.addAttribute("page", ListPage.of(filter.shown(lines), PATH, parameters));
        return "supervision/open-problems";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var filter = filter(actor, parameters);
        return Downloads.list(
                exports.list(
                                exports.say("supervision.open-problems"),
                                actor.displayName(),
                                filter.shown(problems.upTo(filter.quarter(), !filter.approved(), filter.asAt())))
                        .filter(
                                "supervision.open-problems.up-to",
                                filter.quarter().chinese())
                        .filter("supervision.state", exports.say(filter.show().key()))
                        .filter(
                                "supervision.open-problems.reports",
                                filter.approved() ? exports.say("supervision.open-problems.approved") : null)
                        .asAt("calendar.as-at.which", filter.asAt().day())
                        .column("supervision.problem.words", Line::words)
                        .column("supervision.problem.measure", line -> line.measure() + line.title())
                        .column("supervision.quarter", line -> line.quarter().chinese())
                        .column("supervision.problem.reported-by", Line::unitName)
                        .column(
                                "supervision.problem.kind",
                                line -> exports.say(line.kind().key()))
                        .column("supervision.problem.owner", line -> line.owner() == null ? "" : line.owner())
                        .column(
                                "supervision.open-problems.reports",
                                line -> line.approved() ? "" : exports.say("supervision.problem.unapproved"))
                        .date("supervision.answer-by", line -> exports.day(line.dueOn()))
                        .column("supervision.answer", Line::answer)
                        .date("supervision.answered-on", line -> exports.day(line.answeredOn()))
                        .make(),
                format);
    }

    private Filter filter(Actor actor, Map<String, String> parameters) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var quarter = parameters.getOrDefault("quarter", "");
        return new Filter(
                quarter.matches("20\\d{2}Q[1-4]")
                        ? Quarter.of(quarter)
                        : openPeriods.current().getQuarter(),
                Show.read(parameters.get("show")),
                !actor.is(Role.COORDINATOR) || "true".equals(parameters.get("approved")),
                AsAt.read(parameters.get("on"), businessClock.today()));
    }

    private static Map<Show, Long> counts(List<Line> lines, Quarter quarter) {
        var counts = new LinkedHashMap<Show, Long>();
        for (var show : Show.values()) {
            counts.put(
                    show,
                    lines.stream().filter(line -> show.takes(line, quarter)).count());
        }
        return counts;
    }

    /**
     * Which of them are shown: up to a quarter, all or some, now or as at a past day.
     *
     * @param approved whether only those that are approved
     */
    record Filter(Quarter quarter, Show show, boolean approved, AsAt asAt) {

        /** The address of the list, and with an ending that of its file. */
        public String address(String ending, Show other) {
            var address = UriComponentsBuilder.fromPath(PATH + ending)
                    .queryParam("quarter", quarter)
                    .queryParam("show", other.code());
            if (approved) {
                address.queryParam("approved", true);
            }
            if (asAt.day() != null) {
                address.queryParam("on", asAt.day());
            }
            return address.build().toUriString();
        }

        /** The same as it is today. */
        public String addressToday() {
            return new Filter(quarter, show, approved, AsAt.NOW).address("", show);
        }

        private List<Line> shown(List<Line> lines) {
            return lines.stream().filter(line -> show.takes(line, quarter)).toList();
        }
    }
}
