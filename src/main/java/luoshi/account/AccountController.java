package luoshi.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import luoshi.account.AccountAdministration.Invitation;
import luoshi.account.AccountDirectory.UnitChoice;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The administrators' pages about who has access. */
@Controller
@RequestMapping("/accounts")
class AccountController {

    private static final int LONGEST_REASON = 200;

    private final AccountAdministration administration;
    private final AccountDirectory directory;
    private final InvitationLinks links;
    private final AccountExport export;
    private final Histories histories;

    AccountController(
            AccountAdministration administration,
            AccountDirectory directory,
            InvitationLinks links,
            AccountExport export,
            Histories histories) {
        this.histories = histories;
        this.administration = administration;
        this.directory = directory;
        this.links = links;
        this.export = export;
    }

    @ModelAttribute("allRoles")
    Role[] allRoles() {
        return Role.values();
    }

    @ModelAttribute("units")
    List<UnitChoice> units() {
        return directory.units();
    }

    /** The roles as they were ticked: the form itself loses all of them when one does not exist. */
    @ModelAttribute("chosenRoles")
    List<String> chosenRoles(HttpServletRequest request) {
        var ticked = request.getParameterValues("roles");
        return ticked == null ? List.of() : List.of(ticked);
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(defaultValue = "") String text,
            Model model) {
        model.addAttribute("unit", unit);
        model.addAttribute("text", text);
        model.addAttribute("accounts", directory.list(unit, text.strip()));
        return "account/list";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor,
            @PathVariable String format,
            @RequestParam(required = false) @Nullable Long unit,
            @RequestParam(defaultValue = "") String text) {
        return Downloads.list(export.of(actor, unit, text.strip()), format);
    }

    @GetMapping("/new")
    String fillIn(Model model) {
        model.addAttribute("form", NewAccountForm.empty());
        model.addAttribute("chosenRoles", List.of());
        return "account/new";
    }

    @PostMapping
    String create(
            @SignedIn Actor actor,
            @Valid @ModelAttribute("form") NewAccountForm form,
            BindingResult errors,
            HttpServletRequest request,
            RedirectAttributes redirect) {
        rejectMixedOffices(form.roles(), errors);
        if (!errors.hasFieldErrors("username") && directory.isTaken(form.username())) {
            errors.rejectValue("username", "account.username.taken");
        }
        if (errors.hasErrors()) {
            return "account/new";
        }
        try {
            var invitation = administration.create(actor, form);
            redirect.addFlashAttribute("notice", "account.created");
            return showOnce(invitation, request, redirect);
        } catch (UsernameTaken taken) {
            errors.rejectValue("username", taken.messageKey());
            return "account/new";
        }
    }

    @GetMapping("/{id}")
    String details(@PathVariable long id, Model model, HttpServletRequest request) {
        var account = directory.find(id).orElseThrow(NotFound::new);
        links.take(id, request.getSession())
                .ifPresent(token -> model.addAttribute("invitationLink", linkOf(token, request)));
        model.addAttribute("account", account);
        model.addAttribute("form", AccountForm.of(account));
        model.addAttribute(
                "chosenRoles", account.roles().stream().map(Role::name).toList());
        return "account/details";
    }

    @GetMapping("/{id}/history")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var account = directory.find(id).orElseThrow(NotFound::new);
        var path = "/accounts/" + id;
        return HistoryPage.show(model, account.displayName(), path, histories.of(path, before));
    }

    @PostMapping("/{id}")
    String change(
            @SignedIn Actor actor,
            @PathVariable long id,
            @Valid @ModelAttribute("form") AccountForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        rejectMixedOffices(form.roles(), errors);
        if (errors.hasErrors()) {
            model.addAttribute("account", directory.find(id).orElseThrow(NotFound::new));
            return "account/details";
        }
        administration.change(actor, id, form);
        redirect.addFlashAttribute("notice", "account.changed");
        return "redirect:/accounts/{id}";
    }

    @PostMapping("/{id}/disabling")
    String disable(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam int version,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
            redirect.addFlashAttribute("problem", "account.disable.reason.missing");
        } else {
            administration.disable(actor, id, version, reason.strip());
            redirect.addFlashAttribute("notice", "account.disabled");
        }
        return "redirect:/accounts/{id}";
    }

    @PostMapping("/{id}/enabling")
    String enable(
            @SignedIn Actor actor, @PathVariable long id, @RequestParam int version, RedirectAttributes redirect) {
        administration.enable(actor, id, version);
        redirect.addFlashAttribute("notice", "account.enabled");
        return "redirect:/accounts/{id}";
    }

    @PostMapping("/{id}/invitation")
    String invite(
            @SignedIn Actor actor, @PathVariable long id, HttpServletRequest request, RedirectAttributes redirect) {
        return showOnce(administration.invite(actor, id), request, redirect);
    }

    private String showOnce(Invitation invitation, HttpServletRequest request, RedirectAttributes redirect) {
        links.keep(invitation, request.getSession());
        redirect.addAttribute("id", invitation.accountId());
        return "redirect:/accounts/{id}";
    }

    private static String linkOf(String token, HttpServletRequest request) {
        return ServletUriComponentsBuilder.fromContextPath(request)
                .pathSegment("invitation", token)
                .toUriString();
    }

    private static void rejectMixedOffices(@Nullable Set<Role> roles, BindingResult errors) {
        if (roles != null && !roles.isEmpty() && !Account.areCombinable(roles)) {
            errors.rejectValue("roles", "account.roles.stand-alone");
        }
    }
}
