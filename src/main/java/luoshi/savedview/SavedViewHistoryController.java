package luoshi.savedview;

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

/** What became of saved views: of one, and of all of a list, also those that were deleted. */
@Controller
@RequestMapping("/saved-views")
class SavedViewHistoryController {

    private final SavedViews views;
    private final Histories histories;

    SavedViewHistoryController(SavedViews views, Histories histories) {
        this.views = views;
        this.histories = histories;
    }

    @GetMapping("/{id:\\d+}/history")
    String ofOne(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var view = views.seen(actor, id);
        var path = SavedViewMoved.path(id);
        var page = HistoryPage.show(model, view.name(), path, histories.of(path, before));
        model.addAttribute("back", view.path());
        return page;
    }

    /** @param list the address of the list, with dots for strokes */
    @GetMapping("/of/{list:[a-z0-9.-]+}/history")
    String ofList(
            @SignedIn Actor actor,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var path = "/" + list.replace('.', '/');
        var subjects =
                views.everKept(actor, path).stream().map(SavedViewMoved::path).toList();
        var page = HistoryPage.show(model, "view.title", "/saved-views/of/" + list, histories.ofAll(subjects, before));
        model.addAttribute("back", path);
        return page;
    }
}
