package luoshi.rollup;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Refusal;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.rollup.ReportSection.ReportOnPage;
import luoshi.rollup.format.ReportWords;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;

/** Shows the page of a report, also after a step that was refused. */
@Component
class ReportPages {

    private static final int ROWS = 50;

    private final ReportReading reading;
    private final ReportNumbers numbers;
    private final List<ReportSection> sections;

    ReportPages(ReportReading reading, ReportNumbers numbers, List<ReportSection> sections) {
        this.reading = reading;
        this.numbers = numbers;
        this.sections = sections;
    }

    /** The report's page with the sentence of the refusal; what was typed is in the model already. */
    ModelAndView refused(Actor actor, Quarter quarter, int number, Model model, Refusal refusal) {
        model.addAttribute("problem", refusal instanceof NotFound ? "rollup.refused.stale" : refusal.messageKey());
        model.addAttribute("problemArgs", refusal.args());
        if (refusal instanceof NotFound) {
            model.addAttribute(
                    "orphan",
                    model.containsAttribute("typed") ? model.getAttribute("typed") : model.getAttribute("added"));
        }
        var view = new ModelAndView(show(actor, quarter, number, model), model.asMap());
        view.setStatus(HttpStatus.CONFLICT);
        return view;
    }

    /** The report's page. */
    String show(Actor actor, Quarter quarter, int number, Model model) {
        var report = reading.report(actor, quarter, number);
        model.addAttribute("report", report);
        if (!model.containsAttribute("asAt")) {
            model.addAttribute("asAt", AsAt.NOW);
        }
        model.addAttribute("quarter", quarter);
        var page = reading.page(report, seen(model));
        model.addAttribute("page", page);
        model.addAttribute("numbers", numbers.of(report, page.text()));
        model.addAttribute("submitKey", UUID.randomUUID());
        model.addAttribute("words", words(report));
        model.addAttribute("coordinator", actor.is(Role.COORDINATOR));
        model.addAttribute("leader", actor.is(Role.LEADER));
        var onPage = new ReportOnPage(report.getId(), report.getState());
        model.addAttribute(
                "sections",
                sections.stream()
                        .map(section -> new Section(section.template(), section.contentFor(actor, onPage)))
                        .toList());
        return "rollup/report";
    }

    /** The passage that somebody edits, typed for, or follows a link to. */
    private static @Nullable Long seen(Model model) {
        return Stream.of("edit", "typedFor", "addedBehind", "at")
                .map(model::getAttribute)
                .filter(Long.class::isInstance)
                .map(Long.class::cast)
                .findFirst()
                .orElse(null);
    }

    /** A page of the report's ledger, behind the line of that number. */
    String ledger(Actor actor, Quarter quarter, int number, int after, Model model) {
        var report = reading.report(actor, quarter, number);
        var rows = reading.ledger(report, after, ROWS + 1);
        model.addAttribute("report", report);
        model.addAttribute("quarter", quarter);
        model.addAttribute("rows", rows.stream().limit(ROWS).toList());
        model.addAttribute("more", rows.size() > ROWS);
        model.addAttribute("after", after);
        var words = words(report);
        model.addAttribute("words", words);
        model.addAttribute("columns", words.shown());
        return "rollup/report-ledger";
    }

    static ReportWords words(RollUpReport report) {
        return report.getWords() == null ? ReportWords.FIRST : report.getWords();
    }

    /** A section of another module, ready for the page. */
    record Section(String template, Object content) {}
}
