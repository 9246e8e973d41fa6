package luoshi.supervision;

import java.util.function.Consumer;
import java.util.function.Supplier;
import luoshi.account.IllegalStep;
import luoshi.account.Typed;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.ui.Model;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * A button on a page with an {@link Answer}: leads back to the page, or shows it again with what is wrong.
 *
 * @param back where the page is
 * @param page puts the page into the model and names its template
 */
record AnswerStep(String back, Supplier<String> page, Model model, RedirectAttributes redirect) {

    /** Keeps a draft; {@code keep} gets it without anything around it. */
    ModelAndView draft(String typed, Consumer<String> keep) {
        var words = Typed.text(typed);
        model.addAttribute("typed", typed);
        if (words.isEmpty() || words.length() > Answer.LONGEST) {
            return again("supervision.error.answer", HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return take(() -> keep.accept(words), "supervision.notice.drafted");
    }

    /** Takes any step and says so. */
    ModelAndView take(Runnable step, String notice) {
        try {
            step.run();
        } catch (IllegalStep refused) {
            return again(refused.messageKey(), refused.status());
        }
        redirect.addFlashAttribute("notice", notice);
        return new ModelAndView("redirect:" + back);
    }

    ModelAndView again(String problem, HttpStatusCode status) {
        model.addAttribute("problem", problem);
        var view = new ModelAndView(page.get(), model.asMap());
        view.setStatus(status);
        return view;
    }
}
