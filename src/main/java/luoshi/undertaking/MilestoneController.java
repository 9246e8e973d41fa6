package luoshi.undertaking;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a single milestone of a claim was before; the milestone itself stands on the page of its claim. */
@Controller
@RequestMapping("/claims/{id:\\d+}/milestones/{number:\\d{1,3}}")
class MilestoneController {

    private final ClaimReading claims;
    private final UndertakingVersions versions;
    private final Histories histories;

    MilestoneController(ClaimReading claims, UndertakingVersions versions, Histories histories) {
        this.claims = claims;
        this.versions = versions;
        this.histories = histories;
    }

    /** The path that the trail has for it leads to where it stands. */
    @GetMapping
    String show() {
        return "redirect:/claims/{id}#milestone-{number}";
    }

    @GetMapping("/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var name = versions.nameOf(claims.claim(actor, id), number);
        var path = MilestoneMoved.path(id, number);
        return HistoryPage.show(model, name, path, histories.of(path, before));
    }

    @GetMapping("/difference")
    String difference(
            @SignedIn Actor actor,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        return VersionController.page(versions.ofMilestone(actor, id, number, from, to), model);
    }
}
