package luoshi.undertaking;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.account.Typed;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.undertaking.RequestLists.ExtensionLine;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** 延期申请: the list, and each with the next step for whoever's turn it is. */
@Controller
class ExtensionController {

    private static final int LONGEST_VERDICT = 1000;

    private final PuttingOff puttingOff;
    private final RequestLists lists;
    private final RequestExport export;
    private final RequestFilter filter;
    private final BusinessClock businessClock;

    ExtensionController(
            PuttingOff puttingOff,
            RequestLists lists,
            RequestExport export,
            RequestFilter filter,
            BusinessClock businessClock) {
        this.businessClock = businessClock;
        this.puttingOff = puttingOff;
        this.lists = lists;
        this.export = export;
        this.filter = filter;
    }

    @GetMapping("/extensions")
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var query = filter.read("/extensions", parameters);
        filter.show(actor, query, lists.extensions(actor, query.asAt()), parameters, model);
        return "undertaking/extensions";
    }

    @GetMapping("/extensions/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        return Downloads.list(export.extensions(actor, filter.read("/extensions", parameters)), format);
    }

    @GetMapping("/extensions/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> lists.extension(actor, id, day),
                () -> lists.extension(actor, id),
                "undertaking.request.not-yet");
        return page(actor, stood.thing(), stood.asAt(), model);
    }

    @PostMapping("/extensions/{id:\\d+}/submission")
    String pass(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        puttingOff.pass(actor, id);
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.submitted");
        return "redirect:/extensions/{id}";
    }

    /** Agrees or does not: the coordinator for the province, the approver for the unit. */
    @PostMapping("/extensions/{id:\\d+}/decision")
    ModelAndView decide(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String verdict,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var line = lists.extension(actor, id);
        var why = Typed.text(reason);
        if (!(verdict.equals("yes") || verdict.equals("no")) || why.isEmpty() || why.length() > LONGEST_VERDICT) {
            model.addAttribute("problem", "undertaking.extension.error.verdict");
            model.addAttribute("reason", reason);
            model.addAttribute("verdict", verdict);
            var view = new ModelAndView(page(actor, line, AsAt.NOW, model), model.asMap());
            view.setStatus(HttpStatus.UNPROCESSABLE_ENTITY);
            return view;
        }
        if (line.state() == ExtensionState.UNIT_REVIEW && verdict.equals("no")) {
            puttingOff.drop(actor, id, why);
        } else if (verdict.equals("yes")) {
            puttingOff.grant(actor, id, why);
        } else {
            puttingOff.refuse(actor, id, why);
        }
        redirect.addFlashAttribute("notice", "undertaking.extension.notice.decided");
        return new ModelAndView("redirect:/extensions/{id}");
    }

    private static String page(Actor actor, ExtensionLine line, AsAt asAt, Model model) {
        model.addAttribute("asAt", asAt);
        model.addAttribute("line", line);
        model.addAttribute(
                "passes",
                !asAt.isPast()
                        && line.state() == ExtensionState.UNIT_REVIEW
                        && actor.is(Role.UNIT_APPROVER)
                        && actor.isOf(line.unitId()));
        model.addAttribute(
                "decides", !asAt.isPast() && line.state() == ExtensionState.SUBMITTED && actor.is(Role.COORDINATOR));
        return "undertaking/extension";
    }
}
