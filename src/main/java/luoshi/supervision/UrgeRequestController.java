package luoshi.supervision;

import java.time.Instant;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.export.ListPage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 申请催办: the list, the form of a unit, and each with its decision. */
@Controller
@RequestMapping("/urges/requests")
class UrgeRequestController {

    private final UrgeRequestList list;
    private final UrgeRequestExport export;
    private final UrgeRequesting requesting;
    private final Standings standings;
    private final Histories histories;
    private final BusinessClock businessClock;

    UrgeRequestController(
            UrgeRequestList list,
            UrgeRequestExport export,
            UrgeRequesting requesting,
            Standings standings,
            Histories histories,
            BusinessClock businessClock) {
        this.list = list;
        this.export = export;
        this.requesting = requesting;
        this.standings = standings;
        this.histories = histories;
        this.businessClock = businessClock;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var asAt = AsAt.read(parameters.get("on"), businessClock.today());
        model.addAttribute("asAt", asAt);
        model.addAttribute("page", ListPage.of(list.of(actor, asAt), "/urges/requests", parameters));
        model.addAttribute("asks", Readers.answers(actor));
        return "supervision/requests";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam(required = false) @Nullable String on) {
        return Downloads.list(export.of(actor, AsAt.read(on, businessClock.today())), format);
    }

    @GetMapping("/new")
    String form(@SignedIn Actor actor, @RequestParam(required = false) @Nullable Long obligation, Model model) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        Typed.errorsOf(UrgeRequestForm.fresh(obligation), model);
        return formPage(actor, model);
    }

    @PostMapping
    ModelAndView request(
            @SignedIn Actor actor,
            @ModelAttribute("form") UrgeRequestForm form,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var errors = Typed.errorsOf(form, model);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(formPage(actor, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            var id = requesting.request(actor, form.chosen(), form.why(), form.key());
            redirect.addFlashAttribute("notice", "supervision.notice.requested");
            return new ModelAndView("redirect:/urges/requests/" + id);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(formPage(actor, model), model, refused.status());
        }
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> list.one(actor, id, day),
                () -> list.one(actor, id),
                "supervision.request.not-yet");
        return page(actor, stood.thing(), stood.asAt(), model);
    }

    @GetMapping("/{id:\\d+}/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var line = list.one(actor, id);
        return HistoryPage.show(model, "supervision.request", line.path(), histories.of(line.path(), before));
    }

    @PostMapping("/{id:\\d+}/refusal")
    ModelAndView decline(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        var why = Typed.text(reason);
        model.addAttribute("reason", reason);
        var step = new AnswerStep(
                "/urges/requests/" + id, () -> page(actor, list.one(actor, id), AsAt.NOW, model), model, redirect);
        if (!UrgeRequestForm.isReason(why)) {
            return step.again("supervision.request.error.verdict", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(() -> requesting.decline(actor, id, why), "supervision.notice.declined");
    }

    @PostMapping("/{id:\\d+}/withdrawal")
    ModelAndView withdraw(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        var why = Typed.text(reason);
        model.addAttribute("whyWithdrawn", reason);
        var step = new AnswerStep(
                "/urges/requests/" + id, () -> page(actor, list.one(actor, id), AsAt.NOW, model), model, redirect);
        if (!UrgeRequestForm.isReason(why)) {
            return step.again("supervision.request.error.withdrawal", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return step.take(() -> requesting.withdraw(actor, id, why), "supervision.notice.request-withdrawn");
    }

    private static ModelAndView again(String page, Model model, HttpStatusCode status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }

    private String formPage(Actor actor, Model model) {
        model.addAttribute(
                "parts",
                requesting.parts(actor).stream()
                        .map(part -> new Part(part.key(), part.label()))
                        .toList());
        return "supervision/request-form";
    }

    private String page(Actor actor, UrgeRequestList.Line line, AsAt asAt, Model model) {
        var open = !asAt.isPast();
        model.addAttribute("asAt", asAt);
        model.addAttribute("line", line);
        model.addAttribute("decides", open && line.mayDecide(actor));
        model.addAttribute("withdraws", open && line.mayWithdraw(actor));
        model.addAttribute("opensNotice", Readers.seesAll(actor));
        if (open && line.mayDecide(actor)) {
            model.addAttribute("level", standings.ladder().levelFor(line.key()).orElse(null));
        }
        return "supervision/request";
    }

    /** A missing part to choose. */
    record Part(String key, String label) {}
}
