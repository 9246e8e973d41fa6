package luoshi.inspection;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.attachment.AttachmentList;
import luoshi.attachment.AttachmentReading;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import luoshi.inspection.FindingFilter.Show;
import luoshi.savedview.SavedViewPages;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** 核查发现: the list, its files, and each with what became of it. */
@Controller
@RequestMapping("/findings")
class FindingController {

    /** What is done before the release is the inspectors' matter, also afterwards. */
    private static final Set<String> BEFORE_THE_RELEASE =
            Set.of("FindingFiled", "FindingAmended", "AttachmentAdded", "AttachmentRemoved", "AttachmentRefused");

    private final FindingList list;
    private final FindingExport export;
    private final AttachmentReading attachments;
    private final Histories histories;
    private final SavedViewPages views;
    private final BusinessClock businessClock;

    FindingController(
            FindingList list,
            FindingExport export,
            AttachmentReading attachments,
            Histories histories,
            SavedViewPages views,
            BusinessClock businessClock) {
        this.list = list;
        this.export = export;
        this.attachments = attachments;
        this.histories = histories;
        this.views = views;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var filter = FindingFilter.read(parameters, businessClock.today());
        var all = list.of(actor, filter.asAt());
        var covered = all.stream().filter(filter::covers).toList();
        var shows = shows(actor);
        model.addAttribute("filter", filter);
        model.addAttribute("shows", shows);
        model.addAttribute("verdicts", Verdict.values());
        model.addAttribute("counts", FindingList.counts(covered, shows));
        model.addAttribute(
                "page",
                ListPage.of(
                        shown(filter, covered),
                        "/findings",
                        filter.parameters(),
                        parameters.getOrDefault("after", "")));
        model.addAttribute("files", actor.is(Role.INSPECTOR) && !filter.asAt().isPast());
        offerChoices(all, model);
        views.show(actor, "/findings", model);
        return "inspection/findings";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var filter = FindingFilter.read(parameters, businessClock.today());
        var covered =
                list.of(actor, filter.asAt()).stream().filter(filter::covers).toList();
        return Downloads.list(export.of(actor, filter, shown(filter, covered)), format);
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var now = list.one(actor, id);
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> day.isPast() ? list.one(actor, id, day) : Optional.of(now),
                () -> now,
                "inspection.finding.not-yet");
        return page(list, attachments, actor, stood.thing(), stood.asAt(), model);
    }

    /** Puts a finding into the model, with what the person can do with it, and names the template. */
    static String page(FindingList list, AttachmentReading attachments, Actor actor, long id, Model model) {
        return page(list, attachments, actor, list.one(actor, id), AsAt.NOW, model);
    }

    private static String page(
            FindingList list, AttachmentReading attachments, Actor actor, FindingLine line, AsAt asAt, Model model) {
        var open = !asAt.isPast();
        var amends = open && line.mayAmend(actor);
        model.addAttribute("asAt", asAt);
        model.addAttribute("line", line);
        model.addAttribute("steps", list.steps(actor, line.id(), line.unitId(), asAt));
        model.addAttribute("amends", amends);
        model.addAttribute("replies", open && line.mayReply(actor));
        model.addAttribute("rechecks", open && line.mayRecheck(actor));
        model.addAttribute("reopens", open && line.mayReopen(actor));
        model.addAttribute("revokes", open && line.mayRevoke(actor));
        model.addAttribute("attachments", files(attachments, actor, line, amends, asAt));
        return "inspection/finding";
    }

    /** What was released with it never changes; what was on file before is told by when it came. */
    private static AttachmentList files(
            AttachmentReading attachments, Actor actor, FindingLine line, boolean amends, AsAt asAt) {
        var subject = FindingFiles.of(line);
        return asAt.isPast() && line.releasedOn() != null
                ? attachments.of(actor, subject, false).asHandedOn()
                : attachments.of(actor, subject, amends, asAt);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var line = list.one(actor, id);
        var except = FindingSight.inspects(actor, line.unitId()) ? Set.<String>of() : BEFORE_THE_RELEASE;
        return HistoryPage.show(
                model,
                line.measure(),
                line.path(),
                History.of(histories.lines(line.path(), before, except).stream(), before));
    }

    private static List<FindingLine> shown(FindingFilter filter, List<FindingLine> lines) {
        return lines.stream().filter(filter.show()::takes).toList();
    }

    /** What is not released stands among the filters of those alone who see it. */
    private static List<Show> shows(Actor actor) {
        return Arrays.stream(Show.values())
                .filter(show -> !show.isOfInspectors() || FindingSight.inspects(actor))
                .toList();
    }

    /** Only what occurs can be chosen. */
    private static void offerChoices(List<FindingLine> lines, Model model) {
        var quarters = new TreeSet<Quarter>(Comparator.reverseOrder());
        var chapters = new TreeMap<Integer, String>();
        var measures = new TreeMap<Integer, String>();
        var units = new LinkedHashMap<String, String>();
        for (var line : lines) {
            quarters.add(line.quarter());
            chapters.put(line.chapter(), line.chapterTitle());
            measures.put(line.measureNumber(), line.measure());
            units.putIfAbsent(line.unitCode(), line.unitName());
        }
        model.addAttribute("quarters", quarters);
        model.addAttribute("chapters", chapters);
        model.addAttribute("measures", measures);
        model.addAttribute("units", units);
    }
}
