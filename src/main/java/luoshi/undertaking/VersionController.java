package luoshi.undertaking;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * What was before: the page {@code <object>/difference}, on which any two versions of what units undertake are compared, and
 * the history of the deadline of claims.
 */
@Controller
class VersionController {

    private final UndertakingVersions versions;
    private final ClaimDeadlineStory deadline;

    VersionController(UndertakingVersions versions, ClaimDeadlineStory deadline) {
        this.versions = versions;
        this.deadline = deadline;
    }

    @GetMapping("/claims/deadline/history")
    String ofDeadline(@SignedIn Actor actor, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var page = HistoryPage.show(model, "undertaking.deadline", "/claims/deadline", deadline.of(actor, before));
        model.addAttribute("back", "/claims");
        return page;
    }

    @GetMapping("/claims/{id:\\d+}/difference")
    String ofClaim(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return page(versions.ofClaim(actor, id, from, to), model);
    }

    @GetMapping("/close-outs/{id:\\d+}/difference")
    String ofCloseOut(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return page(versions.ofCloseOut(actor, id, from, to), model);
    }

    @GetMapping("/open-wordings/{id:\\d+}/difference")
    String ofWording(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return page(versions.ofWording(id, from, to), model);
    }

    @GetMapping("/supporting-documents/{id:\\d+}/difference")
    String ofDocument(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return page(versions.ofDocument(id, from, to), model);
    }

    @GetMapping("/task-points/{id:\\d+}/difference")
    String ofPoint(
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return page(versions.ofPoint(id, from, to), model);
    }

    static String page(VersionComparison comparison, Model model) {
        model.addAttribute("comparison", comparison);
        return "undertaking/difference";
    }
}
