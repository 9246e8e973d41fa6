package luoshi.calendar;

import jakarta.validation.Valid;
import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The administrators' page for the date that everything goes by. */
@Controller
@RequestMapping(BusinessDateController.PATH)
class BusinessDateController {

    static final String PATH = "/business-date";

    private static final int LONGEST_REASON = 200;

    private final BusinessDateSetting setting;
    private final BusinessClock clock;
    private final Histories histories;

    BusinessDateController(BusinessDateSetting setting, BusinessClock clock, Histories histories) {
        this.histories = histories;
        this.setting = setting;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("form", new BusinessDateForm(clock.today(), ""));
        return page(model);
    }

    @GetMapping("/history")
    String history(@RequestParam(required = false) @Nullable Instant before, Model model) {
        return HistoryPage.show(model, "calendar.business-date", PATH, histories.of(PATH, before));
    }

    @PostMapping
    String set(
            @SignedIn Actor actor,
            @Valid @ModelAttribute("form") BusinessDateForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        if (form.isOutOfRange()) {
            errors.rejectValue("date", "calendar.date.range");
        }
        if (errors.hasErrors()) {
            return page(model);
        }
        setting.set(actor, form.date(), form.reason().strip());
        redirect.addFlashAttribute("notice", "calendar.changed");
        return "redirect:/business-date";
    }

    @PostMapping("/reset")
    String followRealDate(
            @SignedIn Actor actor, @RequestParam(defaultValue = "") String reason, RedirectAttributes redirect) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            redirect.addFlashAttribute("problem", "calendar.reason.missing");
        } else {
            setting.followRealDate(actor, reason.strip());
            redirect.addFlashAttribute("notice", "calendar.reset-done");
        }
        return "redirect:/business-date";
    }

    private String page(Model model) {
        model.addAttribute("current", setting.current());
        model.addAttribute("today", clock.today());
        model.addAttribute("realDate", clock.realDate());
        return "calendar/business-date";
    }
}
