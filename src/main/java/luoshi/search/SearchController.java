package luoshi.search;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** 检索: the page behind the box in the head of every page. */
@Controller
class SearchController {

    private static final int EACH = 5;
    private static final int PAGE = 20;

    private final SearchIndex index;
    private final SearchBacklog backlog;
    private final BusinessClock businessClock;

    SearchController(SearchIndex index, SearchBacklog backlog, BusinessClock businessClock) {
        this.index = index;
        this.backlog = backlog;
        this.businessClock = businessClock;
    }

    @GetMapping("/search")
    ModelAndView search(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(name = "quarter", defaultValue = "") String chosen,
            @RequestParam(required = false) @Nullable Place from,
            @RequestParam(required = false) @Nullable String on) {
        var words = Words.of(q);
        var quarter = quarter(chosen);
        Set<Kind> kinds = kind == null ? EnumSet.allOf(Kind.class) : EnumSet.of(kind);
        var behind = kind == null ? null : from;
        var asAt = AsAt.read(on, businessClock.today());
        var view = new ModelAndView("search/list");
        view.addObject("searched", q.length() > Words.LONGEST ? "" : q.strip());
        view.addObject("refusal", words.refusal());
        view.addObject("kind", kind);
        view.addObject("kinds", Kind.values());
        view.addObject("quarter", quarter);
        view.addObject("quarters", index.quarters());
        view.addObject("from", behind);
        view.addObject("asAt", asAt);
        view.addObject("waiting", actor.is(Role.COORDINATOR) ? backlog.waiting() : 0);
        view.addObject(
                "groups",
                words.refusal() == null
                        ? index.find(actor, words, kinds, quarter, behind, kind == null ? EACH : PAGE, asAt)
                        : List.of());
        if (q.length() > Words.LONGEST) {
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
        }
        return view;
    }

    /** All quarters where the address names none. */
    private static @Nullable Quarter quarter(String text) {
        try {
            return Quarter.of(text);
        } catch (IllegalArgumentException none) {
            return null;
        }
    }
}
