package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Approves from the queue what was ticked there, and says on the queue what became of each row. */
@Controller
class BulkApprovalController {

    private final BulkApproval approval;
    private final ReviewQueuePage page;

    BulkApprovalController(BulkApproval approval, ReviewQueuePage page) {
        this.approval = approval;
        this.page = page;
    }

    @PostMapping("/province-review/approvals")
    ModelAndView approve(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "") List<String> chosen,
            @RequestParam Map<String, String> parameters,
            Model model,
            RedirectAttributes redirect) {
        var filter = QueueFilter.read(parameters, AsAt.NOW);
        var rows = chosen.stream()
                .map(ChosenEntry::read)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        if (rows.isEmpty()) {
            model.addAttribute("problem", "progress.error.nothing-chosen");
            var view = new ModelAndView(page.show(actor, ReviewLevel.PROVINCE, filter, "", model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        redirect.addFlashAttribute(
                "outcomes", approval.approve(actor, rows, SubmitKeys.read(parameters.get("submitKey"))));
        return new ModelAndView("redirect:" + filter.addressOf(ReviewLevel.PROVINCE));
    }
}
