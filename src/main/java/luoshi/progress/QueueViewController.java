package luoshi.progress;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.savedview.SavedViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps the filter of a queue under a name, for oneself or for all who review with one. */
@Controller
class QueueViewController {

    private final SavedViews views;
    private final ReviewQueuePage page;
    private final BusinessClock businessClock;

    QueueViewController(SavedViews views, ReviewQueuePage page, BusinessClock businessClock) {
        this.views = views;
        this.page = page;
        this.businessClock = businessClock;
    }

    @PostMapping("/unit-review/views")
    ModelAndView saveOfUnit(
            @SignedIn Actor actor, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        return save(actor, ReviewLevel.UNIT, Role.UNIT_APPROVER, typed, model, redirect);
    }

    @PostMapping("/province-review/views")
    ModelAndView saveOfProvince(
            @SignedIn Actor actor, @RequestParam Map<String, String> typed, Model model, RedirectAttributes redirect) {
        return save(actor, ReviewLevel.PROVINCE, Role.COORDINATOR, typed, model, redirect);
    }

    @PostMapping("/unit-review/views/{id}/deletion")
    String deleteOfUnit(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        return delete(actor, ReviewLevel.UNIT, id, redirect);
    }

    @PostMapping("/province-review/views/{id}/deletion")
    String deleteOfProvince(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        return delete(actor, ReviewLevel.PROVINCE, id, redirect);
    }

    private ModelAndView save(
            Actor actor,
            ReviewLevel level,
            Role sharedWith,
            Map<String, String> typed,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(sharedWith);
        var filter = QueueFilter.read(typed, AsAt.read(typed.get("on"), businessClock.today()));
        var name = typed.getOrDefault("name", "");
        try {
            views.save(actor, level.path(), filter.query(), name, isShared(typed.get("shared")) ? sharedWith : null);
        } catch (IllegalStep refusal) {
            model.addAttribute("problem", refusal.messageKey());
            model.addAttribute("problemArgs", refusal.args());
            model.addAttribute("viewName", name);
            model.addAttribute("viewShared", isShared(typed.get("shared")));
            var view = new ModelAndView(page.show(actor, level, filter, "", model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        redirect.addFlashAttribute("notice", "view.notice.saved");
        return new ModelAndView("redirect:" + filter.addressOf(level));
    }

    private static boolean isShared(@Nullable String typed) {
        return "true".equals(typed);
    }

    private String delete(Actor actor, ReviewLevel level, long id, RedirectAttributes redirect) {
        views.delete(actor, level.path(), id);
        redirect.addFlashAttribute("notice", "view.notice.deleted");
        return "redirect:" + level.path();
    }
}
