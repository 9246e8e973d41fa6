package luoshi.calendar;

import java.time.Instant;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.export.Downloads;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The holidays with 调休: administrators enter them, after having seen which dates move; coordinators read them. */
@Controller
@RequestMapping(HolidayController.PATH)
class HolidayController {

    static final String PATH = "/holidays";

    private static final String YEAR = "/{year:20\\d\\d}";

    private final HolidayTable table;
    private final Rehearsal rehearsal;
    private final BusinessClock businessClock;
    private final Histories histories;
    private final Exports exports;

    HolidayController(
            HolidayTable table,
            Rehearsal rehearsal,
            BusinessClock businessClock,
            Histories histories,
            Exports exports) {
        this.exports = exports;
        this.table = table;
        this.rehearsal = rehearsal;
        this.businessClock = businessClock;
        this.histories = histories;
    }

    @GetMapping
    String list(@SignedIn Actor actor, Model model) {
        var years = table.byYear();
        model.addAttribute("years", years);
        model.addAttribute("edits", actor.is(Role.ADMIN));
        model.addAttribute(
                "nextYear",
                1
                        + years.keySet().stream()
                                .max(Integer::compare)
                                .orElse(businessClock.today().getYear() - 1));
        return "calendar/holidays";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(@SignedIn Actor actor, @PathVariable String format) {
        var days = table.byYear().values().stream().flatMap(List::stream).toList();
        return Downloads.list(
                exports.list(exports.say("calendar.holidays"), actor.displayName(), days)
                        .date(
                                "calendar.holidays.day",
                                one -> exports.day(one.holiday().day()))
                        .column(
                                "calendar.holidays.kind",
                                one -> exports.say(
                                        one.holiday().works() ? "calendar.holidays.work" : "calendar.holidays.off"))
                        .column(
                                "calendar.holidays.occasion",
                                one -> one.holiday().occasion())
                        .column("calendar.holidays.notice", HolidayTable.Noted::notice)
                        .make(),
                format);
    }

    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "calendar.holidays", PATH, histories.of(PATH, before));
    }

    @GetMapping(YEAR)
    String form(@SignedIn Actor actor, @PathVariable int year, Model model) {
        actor.mustBe(Role.ADMIN);
        model.addAttribute("form", HolidayForm.of(table.lines(year)));
        return page(year, model);
    }

    @PostMapping(YEAR)
    ModelAndView set(
            @SignedIn Actor actor,
            @PathVariable int year,
            @ModelAttribute("form") HolidayForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.ADMIN);
        form.validate(errors, year);
        if (errors.hasErrors()) {
            return again(year, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            if (!table.isDone(form.key())) {
                var effects = rehearsal.of(() -> set(actor, year, form));
                if (form.hasSeen(effects.mark())) {
                    set(actor, year, form);
                } else if (!table.isDone(form.key())) {
                    if (form.wasShown()) {
                        errors.reject("calendar.refused.preview-stale");
                    }
                    model.addAttribute("effects", effects);
                    model.addAttribute("seen", form.mark(effects.mark()));
                    return again(year, model, form.wasShown() ? HttpStatus.CONFLICT : HttpStatus.OK);
                }
            }
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(year, model, refused.status());
        }
        redirect.addFlashAttribute("notice", "calendar.holidays.saved");
        return new ModelAndView("redirect:" + PATH);
    }

    private void set(Actor actor, int year, HolidayForm form) {
        table.set(actor, year, form.days(year), form.before(), form.source(), form.why(), form.key());
    }

    private ModelAndView again(int year, Model model, HttpStatusCode answer) {
        var view = new ModelAndView(page(year, model), model.asMap());
        view.setStatus(answer);
        return view;
    }

    private String page(int year, Model model) {
        model.addAttribute("year", Integer.toString(year));
        model.addAttribute("kept", table.keptUntil().orElse(null));
        return "calendar/holiday-form";
    }
}
