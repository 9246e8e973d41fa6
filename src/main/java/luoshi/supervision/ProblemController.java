package luoshi.supervision;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.organisation.UnitDirectory;
import luoshi.progress.OpenPeriods;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.savedview.SavedViewPages;
import luoshi.supervision.ProblemFilter.Show;
import luoshi.supervision.ProblemHandling.Which;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 问题与协调: the board of a quarter, and the history of each line. */
@Controller
@RequestMapping("/problems")
class ProblemController {

    private static final int LONGEST = 1000;

    private final ProblemBoard board;
    private final ProblemExport export;
    private final ReportingStatus status;
    private final OpenPeriods openPeriods;
    private final Histories histories;
    private final ProblemHandling handling;
    private final UnitDirectory units;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    ProblemController(
            ProblemBoard board,
            ProblemExport export,
            ReportingStatus status,
            OpenPeriods openPeriods,
            Histories histories,
            ProblemHandling handling,
            UnitDirectory units,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.board = board;
        this.export = export;
        this.status = status;
        this.openPeriods = openPeriods;
        this.histories = histories;
        this.handling = handling;
        this.units = units;
        this.views = views;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        return show(actor, filter(parameters), parameters.getOrDefault("after", ""), model);
    }

    private String show(Actor actor, ProblemFilter filter, String after, Model model) {
        var all = board.of(actor, filter.quarter(), filter.asAt());
        var covered = all.stream().filter(filter::covers).toList();
        var lines = shown(filter, covered);
        model.addAttribute("filter", filter);
        model.addAttribute("counts", counts(covered));
        model.addAttribute("count", lines.size());
        var groups = filter.alike() ? ProblemGroup.alike(lines) : List.of(new ProblemGroup(List.of(), lines));
        var page = ListPage.of(
                groups.stream().flatMap(group -> group.lines().stream()).toList(),
                "/problems",
                filter.parameters(),
                after);
        model.addAttribute("page", page);
        model.addAttribute("groups", ProblemGroup.onPage(groups, page.lines()));
        model.addAttribute(
                "quarters",
                status.periods().stream().map(ReportingPeriod::getQuarter).toList());
        model.addAttribute("shows", Show.values());
        model.addAttribute("kinds", ProblemKind.values());
        offerChoices(all, model);
        model.addAttribute("me", actor);
        model.addAttribute("readsAll", Readers.seesAll(actor));
        views.show(actor, "/problems", model);
        if (!filter.asAt().isPast() && lines.stream().anyMatch(line -> line.mayAssign(actor))) {
            model.addAttribute("assignees", units.existingOn(businessClock.today()));
        }
        return "supervision/problems";
    }

    /** 合并办理: several are given to one unit at once. */
    @PostMapping("/assignments")
    ModelAndView assign(
            @SignedIn Actor actor,
            @RequestParam Map<String, String> typed,
            @RequestParam(required = false) @Nullable List<String> which,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var filter = filter(typed);
        var chosen = chosen(which);
        var day = Typed.date(typed.getOrDefault("dueOn", ""));
        var note = Typed.text(typed.getOrDefault("note", ""));
        var unit = units.existingOn(businessClock.today()).stream()
                .filter(one -> one.code().equals(typed.get("assignee")))
                .findFirst();
        model.addAttribute("chosen", which == null ? List.of() : which);
        model.addAttribute("typedAssignee", typed.get("assignee"));
        model.addAttribute("typedDueOn", typed.get("dueOn"));
        model.addAttribute("typedNote", typed.get("note"));
        var step = new AnswerStep(filter.address(""), () -> show(actor, filter, "", model), model, redirect);
        if (chosen.size() < 2) {
            return step.again("supervision.error.problem-chosen", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (unit.isEmpty()) {
            return step.again("supervision.error.unit", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (day == null) {
            return step.again("supervision.error.answer-by", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        if (note.length() > LONGEST) {
            return step.again("supervision.error.problem-note", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(
                () -> handling.assignTogether(actor, chosen, unit.get().id(), day, note),
                "supervision.notice.problems-assigned");
    }

    /** What names no line is left out. */
    private static List<Which> chosen(@Nullable List<String> which) {
        return which == null
                ? List.of()
                : which.stream()
                        .filter(one -> one.matches("\\d{1,18}-(problem|need)-(-1|\\d{1,9})"))
                        .map(one -> one.split("-", 3))
                        .map(one ->
                                new Which(Long.parseLong(one[0]), ProblemKind.read(one[1]), Integer.parseInt(one[2])))
                        .distinct()
                        .toList();
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var filter = filter(parameters);
        var covered = board.of(actor, filter.quarter(), filter.asAt()).stream()
                .filter(filter::covers)
                .toList();
        return Downloads.list(export.of(actor, filter, shown(filter, covered)), format);
    }

    @GetMapping("/{obligation:\\d+}/{kind}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long obligation,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var line = board.one(actor, obligation, ProblemKind.read(kind));
        return HistoryPage.show(model, line.measure(), line.path(), histories.of(line.path(), before));
    }

    private ProblemFilter filter(Map<String, String> parameters) {
        return ProblemFilter.read(parameters, openPeriods.current().getQuarter(), businessClock.today());
    }

    private static List<ProblemLine> shown(ProblemFilter filter, List<ProblemLine> lines) {
        return lines.stream().filter(filter.show()::takes).toList();
    }

    private static Map<Show, Long> counts(List<ProblemLine> lines) {
        var counts = new LinkedHashMap<Show, Long>();
        for (var show : Show.values()) {
            counts.put(show, lines.stream().filter(show::takes).count());
        }
        return counts;
    }

    /** Only what occurs on the board of the quarter can be chosen. */
    private static void offerChoices(List<ProblemLine> lines, Model model) {
        var chapters = new TreeMap<Integer, String>();
        var units = new LinkedHashMap<String, String>();
        var owners = new LinkedHashMap<String, String>();
        for (var line : lines) {
            chapters.put(line.chapter(), line.chapterTitle());
            units.putIfAbsent(line.unitCode(), line.unitName());
            if (line.ownerCode() != null && line.ownerName() != null) {
                owners.putIfAbsent(line.ownerCode(), line.ownerName());
            }
        }
        model.addAttribute("chapters", chapters);
        model.addAttribute("units", units);
        model.addAttribute("owners", owners);
    }
}
