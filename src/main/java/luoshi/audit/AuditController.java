package luoshi.audit;

import java.security.Principal;
import java.util.List;
import luoshi.export.Downloads;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/** The auditor's page: who did what, and whether the trail is whole. */
@Controller
@RequestMapping("/audit")
class AuditController {

    private final AuditReading reading;
    private final AuditExport export;
    private final ChainVerification verification;

    AuditController(AuditReading reading, AuditExport export, ChainVerification verification) {
        this.reading = reading;
        this.export = export;
        this.verification = verification;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable Long before,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String subject,
            Model model) {
        var lines = reading.page(before, username.strip(), subject.strip());
        model.addAttribute("lines", lines.subList(0, Math.min(lines.size(), AuditReading.PAGE)));
        model.addAttribute("username", username);
        model.addAttribute("subject", subject);
        model.addAttribute("first", before == null ? null : address(null, username, subject));
        model.addAttribute("next", next(lines, username, subject));
        return "audit/list";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @AuthenticationPrincipal(expression = "actor.displayName()") String auditor,
            @PathVariable String format,
            @RequestParam(defaultValue = "") String username,
            @RequestParam(defaultValue = "") String subject) {
        return Downloads.list(export.of(auditor, username.strip(), subject.strip()), format);
    }

    @PostMapping("/verification")
    String verify(Principal auditor, RedirectAttributes redirect) {
        var check = verification.verify(auditor.getName());
        redirect.addFlashAttribute("check", check);
        return "redirect:/audit";
    }

    private static @Nullable String next(List<AuditLine> lines, String username, String subject) {
        return lines.size() <= AuditReading.PAGE
                ? null
                : address(lines.get(AuditReading.PAGE - 1).seq(), username, subject);
    }

    private static String address(@Nullable Long before, String username, String subject) {
        var address = UriComponentsBuilder.fromPath("/audit");
        if (before != null) {
            address.queryParam("before", before);
        }
        return address.queryParam("username", "{username}")
                .queryParam("subject", "{subject}")
                .encode()
                .buildAndExpand(username, subject)
                .toUriString();
    }
}
