package luoshi.notice;

import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** On which working days people are reminded. */
@Controller
@RequestMapping("/notices/reminders")
class ReminderController {

    private final ReminderDays days;

    ReminderController(ReminderDays days) {
        this.days = days;
    }

    @GetMapping
    String show(@SignedIn Actor actor, Model model) {
        actor.mustBe(Role.COORDINATOR);
        model.addAttribute("form", ReminderForm.of(days.offsets()));
        return "notice/reminders";
    }

    @PostMapping
    ModelAndView set(
            @SignedIn Actor actor,
            @ModelAttribute("form") ReminderForm form,
            BindingResult errors,
            RedirectAttributes redirect) {
        actor.mustBe(Role.COORDINATOR);
        form.validate(errors);
        if (errors.hasErrors()) {
            var again = new ModelAndView("notice/reminders", errors.getModel());
            again.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return again;
        }
        days.set(actor, form.offsets());
        redirect.addFlashAttribute("notice", "notice.reminders.saved");
        return new ModelAndView("redirect:/notices/reminders");
    }
}
