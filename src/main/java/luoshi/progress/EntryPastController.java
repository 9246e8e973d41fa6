package luoshi.progress;

import java.time.Instant;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import luoshi.audit.HistoryPage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an entry was before: its history, and two of its versions compared. */
@Controller
@RequestMapping("/entries/{id}")
class EntryPastController {

    private final EntryPast past;

    EntryPastController(EntryPast past) {
        this.past = past;
    }

    @GetMapping("/history")
    String history(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Instant before,
            Model model) {
        var entry = past.history(actor, id, before);
        return HistoryPage.show(model, entry.head().title(), "/entries/" + id, entry.history());
    }

    @GetMapping("/difference")
    String compare(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Long from,
            @RequestParam(required = false) @Nullable Long to,
            Model model) {
        model.addAttribute("comparison", past.comparison(actor, id, from, to));
        return "progress/difference";
    }
}
