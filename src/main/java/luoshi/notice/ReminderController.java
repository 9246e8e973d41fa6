package luoshi.notice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.notice.ReminderDays.Deadline;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On which working days people are reminded; other days are saved once their dates have been shown. */
@Controller
@RequestMapping("/notices/reminders")
class ReminderController {

    private final ReminderDays days;
    private final Histories histories;

    ReminderController(ReminderDays days, Histories histories) {
        this.days = days;
        this.histories = histories;
    }

    @GetMapping
    String show(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.COORDINATOR);
        var offsets = days.offsets();
        model.addAttribute("form", ReminderForm.of(offsets));
        model.addAttribute("stored", offsets);
        model.addAttribute("planned", days.planned(offsets));
        return "notice/reminders";
    }

    @GetMapping("/history")
    String history(@SignedIn Actor actor, @RequestParam(required = false) @Nullable Instant before, Model model) {
        actor.mustBe(Role.COORDINATOR);
        return HistoryPage.show(
                model, "notice.reminders", "/notices/reminders", histories.of("/notices/reminders", before));
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @ModelAttribute("form") ReminderForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            var again = page(days.offsets(), model);
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        if (!form.isSeen()) {
            model.addAttribute("seen", form.mark());
            return page(form.offsets(), model);
        }
        days.set(actor, form.offsets(), form.why());
        redirect.addFlashAttribute("notice", "notice.reminders.saved");
        return new ModelAndView("redirect:/notices/reminders");
    }

    private ModelAndView page(Map<Deadline, List<Integer>> offsets, Model model) {
        model.addAttribute("planned", days.planned(offsets));
        model.addAttribute("stored", days.offsets());
        return new ModelAndView("notice/reminders", model.asMap());
    }
}
