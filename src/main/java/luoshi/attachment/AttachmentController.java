package luoshi.attachment;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Attachments under addresses of their own, for the pages of all modules. */
@Controller
@RequestMapping("/attachments")
class AttachmentController {

    private final Attachments attachments;
    private final AttachmentReading reading;

    AttachmentController(Attachments attachments, AttachmentReading reading) {
        this.attachments = attachments;
        this.reading = reading;
    }

    /** Sends the file as something to save, never as something to open within the program. */
    @GetMapping("/{id}")
    void download(@SignedIn Actor actor, @PathVariable UUID id, HttpServletResponse response) throws IOException {
        var file = reading.download(actor, id);
        try {
            response.setContentType(file.kind().mediaType());
            response.setContentLengthLong(file.size());
            response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(file.name()));
            response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
            Files.copy(file.path(), response.getOutputStream());
        } finally {
            ReceivedFile.delete(file.path());
        }
    }

    /** Adds to a record and leads back to it; a file that is not taken is answered by a page to choose another one. */
    @PostMapping
    ModelAndView add(
            @SignedIn Actor actor,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect) {
        try {
            attachments.add(actor, subject, file);
        } catch (UnacceptableFile refused) {
            model.addAttribute("subject", subject);
            model.addAttribute("refused", refused.messageKey());
            model.addAttribute("refusedArgs", refused.args());
            return new ModelAndView("attachment/again", model.asMap(), refused.status());
        }
        redirect.addFlashAttribute("notice", "attachment.notice.added");
        return back(subject);
    }

    @PostMapping("/{id}/removal")
    ModelAndView remove(@SignedIn Actor actor, @PathVariable UUID id, RedirectAttributes redirect) {
        var subject = attachments.remove(actor, id);
        redirect.addFlashAttribute("notice", "attachment.notice.removed");
        return back(subject);
    }

    /** The path was found to be one of the program's own records before anything was attached to it. */
    private static ModelAndView back(String subject) {
        return new ModelAndView("redirect:" + subject + "#attachments");
    }

    private static String disposition(String name) {
        return ContentDisposition.attachment()
                .filename(name, StandardCharsets.UTF_8)
                .build()
                .toString();
    }
}
