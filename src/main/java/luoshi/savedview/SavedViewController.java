package luoshi.savedview;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Keeps and deletes the views of every list that carries its whole filter in its address. */
@Controller
@RequestMapping("/saved-views")
class SavedViewController {

    /** The lists. What waits for a review and the ledger answer for their own views. */
    private static final Set<String> LISTS = Set.of(
            "/periods/current/obligations",
            "/lights",
            "/indicators",
            "/problems",
            "/findings",
            "/claims",
            "/task-points",
            "/open-wordings",
            "/close-outs",
            "/extensions");

    /** What is no part of a filter. */
    private static final Set<String> OWN = Set.of("list", "name", "shared", "_csrf");

    private final SavedViews views;

    SavedViewController(SavedViews views) {
        this.views = views;
    }

    /** Keeps the filter and returns to the list under it; a refused name stays in its field. */
    @PostMapping
    String save(
            @SignedIn Actor actor,
            @RequestParam("list") String list,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect) {
        var path = known(list);
        var query = query(typed);
        var name = typed.getOrDefault("name", "");
        var shared = "true".equals(typed.get("shared"));
        try {
            views.save(actor, path, query, name, shared ? SavedViewPages.sharingRole(actor) : null);
            redirect.addFlashAttribute("notice", "view.notice.saved");
        } catch (IllegalStep refusal) {
            redirect.addFlashAttribute("problem", refusal.messageKey());
            redirect.addFlashAttribute("problemArgs", refusal.args());
            redirect.addFlashAttribute("viewName", name);
            redirect.addFlashAttribute("viewShared", shared);
        }
        return "redirect:" + path + (query.isEmpty() ? "" : "?" + query);
    }

    @PostMapping("/{id}/deletion")
    String delete(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam("list") String list,
            RedirectAttributes redirect) {
        var path = known(list);
        views.delete(actor, path, id);
        redirect.addFlashAttribute("notice", "view.notice.deleted");
        return "redirect:" + path;
    }

    /** Gives a view another name and returns to its list; a refused name stays in its field. */
    @PostMapping("/{id}/name")
    String rename(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect) {
        var path = views.seen(actor, id).path();
        try {
            views.rename(actor, id, name);
            redirect.addFlashAttribute("notice", "view.notice.renamed");
        } catch (IllegalStep refusal) {
            redirect.addFlashAttribute("problem", refusal.messageKey());
            redirect.addFlashAttribute("problemArgs", refusal.args());
            redirect.addFlashAttribute("renaming", id);
            redirect.addFlashAttribute("renamedTo", name);
        }
        return "redirect:" + path;
    }

    private static String known(String list) {
        if (!LISTS.contains(list)) {
            throw new NotFound();
        }
        return list;
    }

    /** The filter as it stands in an address, in a lasting order; what no filter of a list looks like is left out. */
    private static String query(Map<String, String> typed) {
        return typed.entrySet().stream()
                .filter(one -> !OWN.contains(one.getKey()) && one.getKey().matches("[a-z]{1,20}"))
                .filter(one -> one.getValue().matches("[A-Za-z0-9._-]{1,60}"))
                .sorted(Map.Entry.comparingByKey())
                .map(one -> one.getKey() + "=" + one.getValue())
                .collect(Collectors.joining("&"));
    }
}
