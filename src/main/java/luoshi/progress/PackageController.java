package luoshi.progress;

import java.io.IOException;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Refusal;
import luoshi.account.SignedIn;
import luoshi.attachment.UploadPace;
import luoshi.calendar.Quarter;
import luoshi.export.Downloads;
import luoshi.progress.offline.UnreadablePackage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The offline package of the own unit: take it down, send it back, compare, take over. */
@Controller
@RequestMapping("/periods/{quarter}")
class PackageController {

    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReportingStatus status;
    private final PackageDownload download;
    private final PackageUploads uploads;
    private final PackageDrafts drafts;
    private final PackageTurns turns;
    private final UploadPace pace;

    PackageController(
            ReportingStatus status,
            PackageDownload download,
            PackageUploads uploads,
            PackageDrafts drafts,
            PackageTurns turns,
            UploadPace pace) {
        this.status = status;
        this.download = download;
        this.uploads = uploads;
        this.drafts = drafts;
        this.turns = turns;
        this.pace = pace;
    }

    @GetMapping("/package.xlsx")
    ResponseEntity<byte[]> file(@SignedIn Actor actor, @PathVariable Quarter quarter) {
        var file = download.of(actor, status.period(quarter));
        return Downloads.file(file.content(), XLSX, file.name());
    }

    @GetMapping("/package")
    String show(@SignedIn Actor actor, @PathVariable Quarter quarter, Model model) {
        return page(actor, quarter, model);
    }

    @PostMapping("/package")
    ModelAndView receive(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model)
            throws IOException {
        var period = status.period(quarter);
        try {
            pace.count(actor);
            if (file != null && file.getSize() > PackageUploads.MOST.toBytes()) {
                throw new UnreadablePackage("too-large");
            }
            turns.take(() -> uploads.receive(
                    actor,
                    period,
                    file == null || file.getOriginalFilename() == null ? "" : file.getOriginalFilename(),
                    file == null ? new byte[0] : file.getBytes()));
        } catch (UnreadablePackage | IllegalStep | PackageTurns.TooMany refused) {
            model.addAttribute("refused", refused.messageKey());
            model.addAttribute("refusedArgs", refused.args());
            return again(actor, quarter, model, refused.status());
        }
        return new ModelAndView("redirect:/periods/{quarter}/package#comparison");
    }

    @PostMapping("/package/drafts")
    ModelAndView save(
            @SignedIn Actor actor,
            @PathVariable Quarter quarter,
            @RequestParam MultiValueMap<String, String> form,
            Model model,
            RedirectAttributes redirect) {
        var choice = PackageChoice.of(form);
        try {
            var saved = drafts.save(actor, status.period(quarter), choice);
            redirect.addFlashAttribute("notice", "progress.notice.package-saved");
            redirect.addFlashAttribute("noticeArgs", new Object[] {saved});
            return new ModelAndView("redirect:/periods/{quarter}/package");
        } catch (StaleEntry stale) {
            return notSaved(actor, quarter, choice, model, new IllegalStep("progress.package.refused.stale"));
        } catch (IllegalStep refused) {
            return notSaved(actor, quarter, choice, model, refused);
        }
    }

    @PostMapping("/package/removal")
    String discard(@SignedIn Actor actor, @PathVariable Quarter quarter, RedirectAttributes redirect) {
        uploads.discard(actor, status.period(quarter));
        redirect.addFlashAttribute("notice", "progress.notice.package-discarded");
        return "redirect:/periods/{quarter}/package";
    }

    private ModelAndView notSaved(Actor actor, Quarter quarter, PackageChoice choice, Model model, Refusal refused) {
        model.addAttribute("choice", choice);
        model.addAttribute("problem", refused.messageKey());
        model.addAttribute("problemArgs", refused.args());
        return again(actor, quarter, model, HttpStatus.CONFLICT);
    }

    private ModelAndView again(Actor actor, Quarter quarter, Model model, HttpStatus answer) {
        var view = new ModelAndView(page(actor, quarter, model), model.asMap());
        view.setStatus(answer);
        return view;
    }

    private String page(Actor actor, Quarter quarter, Model model) {
        var period = status.period(quarter);
        model.addAttribute("period", period);
        model.addAttribute("view", drafts.view(actor, period));
        return "progress/package";
    }
}
