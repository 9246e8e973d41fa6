package luoshi.undertaking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.attachment.AttachmentReading;
import luoshi.audit.Histories;
import luoshi.audit.HistoryPage;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Stood;
import luoshi.export.Downloads;
import luoshi.organisation.UnitDirectory;
import luoshi.policy.Measure;
import luoshi.policy.MeasureCatalogue;
import luoshi.undertaking.SupportingDocuments.DocumentLine;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
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
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What derives from the document: the units' own documents under the measures they serve, and who has none yet. */
@Controller
@RequestMapping("/supporting-documents")
class DocumentController {

    private static final int LONGEST_REASON = 400;

    private final SupportingDocuments reading;
    private final DocumentRegistration registration;
    private final DocumentExport export;
    private final MeasureCatalogue measures;
    private final UnitDirectory units;
    private final BusinessClock businessClock;
    private final Histories histories;
    private final AttachmentReading attachments;

    DocumentController(
            SupportingDocuments reading,
            DocumentRegistration registration,
            DocumentExport export,
            MeasureCatalogue measures,
            UnitDirectory units,
            BusinessClock businessClock,
            Histories histories,
            AttachmentReading attachments) {
        this.attachments = attachments;
        this.reading = reading;
        this.registration = registration;
        this.export = export;
        this.measures = measures;
        this.units = units;
        this.businessClock = businessClock;
        this.histories = histories;
    }

    @GetMapping
    String list(@SignedIn Actor actor, @RequestParam Map<String, String> parameters, Model model) {
        var today = businessClock.today();
        var query = DocumentQuery.read(parameters, today);
        model.addAttribute("query", query);
        model.addAttribute("measures", measures.all());
        model.addAttribute("units", units.existingOn(query.asAt().dayOr(today)));
        model.addAttribute("registers", registers(actor) && !query.asAt().isPast());
        if (query.missing()) {
            model.addAttribute("pairs", reading.without(query));
        } else {
            var lines = reading.derived(query);
            model.addAttribute(
                    "count", lines.stream().map(DocumentLine::id).distinct().count());
            model.addAttribute("tree", lines.stream().collect(Collectors.groupingBy(DocumentLine::measureNumber)));
        }
        return "undertaking/documents";
    }

    @GetMapping("/list.{format:xlsx|csv}")
    ResponseEntity<Resource> file(
            @SignedIn Actor actor, @PathVariable String format, @RequestParam Map<String, String> parameters) {
        var query = DocumentQuery.read(parameters, businessClock.today());
        return Downloads.list(query.missing() ? export.without(actor, query) : export.derived(actor, query), format);
    }

    @GetMapping("/new")
    String begin(@SignedIn Actor actor, @RequestParam(required = false) @Nullable Integer measure, Model model) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        model.addAttribute(
                "form",
                DocumentForm.empty(
                        measure == null ? null : measures.measure(measure).id()));
        return form(actor, null, model);
    }

    @PostMapping
    ModelAndView register(
            @SignedIn Actor actor,
            @ModelAttribute("form") DocumentForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        form.validate(errors, reading.policyDate(), businessClock.today());
        if (errors.hasErrors()) {
            return again(form(actor, null, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            var id = registration.register(actor, form.issued(), form.key());
            redirect.addFlashAttribute("notice", "undertaking.notice.document");
            return new ModelAndView("redirect:/supporting-documents/" + id);
        } catch (IllegalStep refused) {
            errors.reject(refused.messageKey(), refused.args(), null);
            return again(form(actor, null, model), model, HttpStatus.CONFLICT);
        }
    }

    @GetMapping("/{id:\\d+}")
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            Model model) {
        var stood = Stood.on(
                AsAt.read(on, businessClock.today()),
                day -> reading.document(id, day),
                () -> reading.document(id),
                "undertaking.document.not-yet");
        var asAt = stood.asAt();
        var document = stood.thing();
        model.addAttribute("asAt", asAt);
        model.addAttribute("document", document);
        model.addAttribute("served", served(document.measureIds()));
        var edits = !asAt.isPast() && registers(actor) && actor.isOf(document.unitId()) && !document.isVoid();
        model.addAttribute("edits", edits);
        model.addAttribute("attachments", attachments.of(actor, DocumentFiles.of(document), edits, asAt));
        return "undertaking/document";
    }

    @GetMapping("/{id:\\d+}/history")
    String history(@PathVariable long id, @RequestParam(required = false) @Nullable Instant before, Model model) {
        var path = "/supporting-documents/" + id;
        return HistoryPage.show(model, reading.document(id).title(), path, histories.of(path, before));
    }

    @GetMapping("/{id:\\d+}/form")
    String edit(@SignedIn Actor actor, @PathVariable long id, Model model) {
        model.addAttribute("form", DocumentForm.of(own(actor, id)));
        return form(actor, id, model);
    }

    @PostMapping("/{id:\\d+}/form")
    ModelAndView amend(
            @SignedIn Actor actor,
            @PathVariable long id,
            @ModelAttribute("form") DocumentForm form,
            BindingResult errors,
            Model model,
            RedirectAttributes redirect) {
        own(actor, id);
        form.validate(errors, reading.policyDate(), businessClock.today());
        if (errors.hasErrors()) {
            return again(form(actor, id, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            registration.amend(actor, id, form.revisionOrNone(), form.issued());
        } catch (IllegalStep refused) {
            var stored = own(actor, id);
            FormErrors.of(form.over(stored.revision()), model).reject(refused.messageKey(), refused.args(), null);
            model.addAttribute("stored", stored);
            return again(form(actor, id, model), model, HttpStatus.CONFLICT);
        }
        redirect.addFlashAttribute("notice", "undertaking.notice.document");
        return new ModelAndView("redirect:/supporting-documents/{id}");
    }

    @PostMapping("/{id:\\d+}/voiding")
    ModelAndView voidOne(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        own(actor, id);
        var why = reason.strip();
        if (why.isEmpty() || why.length() > LONGEST_REASON) {
            model.addAttribute("problem", "undertaking.error.void-reason");
            model.addAttribute("voidReason", reason);
            return again(show(actor, id, null, model), model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        registration.voidOne(actor, id, why);
        redirect.addFlashAttribute("notice", "undertaking.notice.document-void");
        return new ModelAndView("redirect:/supporting-documents/{id}");
    }

    private SupportingDocuments.DocumentView own(Actor actor, long id) {
        var document = reading.document(id);
        if (!registers(actor) || !actor.isOf(document.unitId())) {
            throw new NotFound();
        }
        return document;
    }

    private static boolean registers(Actor actor) {
        return actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER);
    }

    private List<Measure> served(List<Long> ids) {
        return measures.all().stream().filter(one -> ids.contains(one.id())).toList();
    }

    private String form(Actor actor, @Nullable Long id, Model model) {
        model.addAttribute("documentId", id);
        model.addAttribute("choices", served(reading.measuresOf(actor.unitId())));
        return "undertaking/document-form";
    }

    private static ModelAndView again(String page, Model model, HttpStatus status) {
        var view = new ModelAndView(page, model.asMap());
        view.setStatus(status);
        return view;
    }
}
