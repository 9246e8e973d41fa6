package luoshi.help;

import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.SignedIn;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The manual. Everybody who is signed in may read all of it; the own chapters come first. */
@Controller
@RequestMapping("/help")
class HelpController {

    private final Glossary glossary;

    HelpController(Glossary glossary) {
        this.glossary = glossary;
    }

    /** The contents, or, asked from a page, the place where that page is explained. */
    @GetMapping
    String contents(@SignedIn Actor actor, @RequestParam(defaultValue = "") String page, Model model) {
        if (!page.isEmpty()) {
            return "redirect:" + Chapter.placeOf(page, actor);
        }
        model.addAttribute("own", Chapter.of(actor));
        model.addAttribute("chapters", Chapter.values());
        return "help/contents";
    }

    @GetMapping("/{chapter}")
    String chapter(@PathVariable String chapter, Model model) {
        model.addAttribute("chapter", Chapter.called(chapter).orElseThrow(NotFound::new));
        return "help/chapter";
    }

    @GetMapping("/glossary")
    String glossary(Model model) {
        model.addAttribute("groups", glossary.groups());
        return "help/glossary";
    }
}
