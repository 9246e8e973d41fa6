package luoshi.policy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The document with its chapters and measures, and each measure under its permanent address. */
@Controller
class PolicyController {

    private final DocumentReading reading;
    private final MeasureReading measures;
    private final MeasureCatalogue catalogue;
    private final PolicyExport export;
    private final Histories histories;
    private final List<MeasureSection> sections;
    private final BusinessClock businessClock;

    PolicyController(
            DocumentReading reading,
            MeasureReading measures,
            MeasureCatalogue catalogue,
            PolicyExport export,
            Histories histories,
            List<MeasureSection> sections,
            BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.reading = reading;
        this.measures = measures;
        this.catalogue = catalogue;
        this.histories = histories;
        this.export = export;
        this.sections = sections;
    }

    @GetMapping("/policy")
    String document(@RequestParam(required = false) @Nullable String on, Model model) {
        var document = reading.document();
        var asAt = DocumentReading.knownFrom(document.validFrom(), AsAt.read(on, businessClock.today()));
        model.addAttribute("asAt", asAt);
        model.addAttribute("document", document);
        model.addAttribute("chapters", reading.chapters(asAt));
        return "policy/document";
    }

    @GetMapping("/policy/responsibilities.{format:xlsx|csv}")
    ResponseEntity<Resource> responsibilities(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        var asAt = AsAt.read(on, businessClock.today());
        return Downloads.list(
                export.responsibilities(
                        actor, DocumentReading.knownFrom(reading.document().validFrom(), asAt)),
                format);
    }

    @GetMapping("/policy/indicators.{format:xlsx|csv}")
    ResponseEntity<Resource> indicators(@SignedIn Actor actor, @PathVariable String format) {
        return Downloads.list(export.indicators(actor), format);
    }

    @GetMapping("/measures/{number}/history")
    String history(@PathVariable int number, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/measures/" + number;
        var heading = catalogue.measure(number).heading();
        return HistoryPage.show(model, heading, path, histories.of(path, before));
    }

    @GetMapping("/measures/{number}")
    String measure(
            @SignedIn Actor actor,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var asked = AsAt.read(on, AsAt.FARTHEST);
        var found = measures.measure(number, actor.unitId(), asked);
        var today = businessClock.nowBy(found.measure().setDate()).toLocalDate();
        var asAt = found.measure().knownOn(AsAt.read(on, today));
        if (!Objects.equals(asAt.day(), asked.day())) {
            found = measures.measure(number, actor.unitId(), asAt);
        }
        var measure = found.measure();
        var changes = !asAt.isPast();
        var text = measures.text(measure.id());
        var page = new MeasureOnPage(
                measure.asMeasure(),
                text.clauses(),
                measure.open(),
                changes && measure.openList() && measure.unnamed(),
                asAt);
        model.addAttribute("asAt", asAt);
        model.addAttribute("measure", measure);
        model.addAttribute("responsibilities", found.units());
        model.addAttribute("leaderless", found.isLeaderless());
        model.addAttribute("leadNamed", found.isLeadNamed());
        model.addAttribute("supplemented", found.supplemented());
        model.addAttribute("anyOpen", found.isAnyOpen());
        model.addAttribute("settles", changes && actor.is(Role.COORDINATOR));
        model.addAttribute("indicators", text.indicators());
        model.addAttribute("clauses", text.marked());
        model.addAttribute("head", sections(actor, page, true));
        model.addAttribute("sections", sections(actor, page, false));
        return "policy/measure";
    }

    private List<Section> sections(Actor actor, MeasureOnPage page, boolean atHead) {
        return sections.stream()
                .filter(section -> section.atHead() == atHead)
                .map(section -> new Section(section.template(), section.contentFor(actor, page)))
                .toList();
    }

    /** A section of another module, ready for the page. */
    record Section(String template, Object content) {}
}
