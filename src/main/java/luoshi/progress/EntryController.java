package luoshi.progress;

import java.time.LocalDateTime;
import java.util.Objects;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.account.SignedIn;
import luoshi.attachment.AttachmentReading;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.BindingResult;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One entry: its text, its way so far, and the next step for whoever's turn it is. */
@Controller
@RequestMapping("/entries/{id}")
class EntryController {

    private final ProgressReporting reporting;
    private final ProgressReview review;
    private final EntryReading reading;
    private final EntryPast past;
    private final EntryThen then;
    private final AttachmentReading attachments;
    private final Explanations explanations;
    private final BusinessClock businessClock;

    EntryController(
            ProgressReporting reporting,
            ProgressReview review,
            EntryReading reading,
            EntryPast past,
            EntryThen then,
            AttachmentReading attachments,
            Explanations explanations,
            BusinessClock businessClock) {
        this.attachments = attachments;
        this.businessClock = businessClock;
        this.reporting = reporting;
        this.review = review;
        this.reading = reading;
        this.past = past;
        this.then = then;
        this.explanations = explanations;
    }

    @GetMapping
    String show(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable String on,
            HttpMethod method,
            Model model) {
        var asAt = on == null ? AsAt.NOW : AsAt.read(on, businessClock.today());
        var day = asAt.day();
        if (day != null) {
            var entry = then.entry(actor, id, day);
            if (entry.isPresent()) {
                return past(actor, entry.get(), asAt, model);
            }
            asAt = AsAt.refused("progress.entry.not-yet");
        }
        model.addAttribute("asAt", asAt);
        if (method == HttpMethod.GET) {
            review.open(actor, id);
        }
        return page(actor, id, model);
    }

    /** Nobody takes a step on a past day. */
    private String past(Actor actor, EntryReading.EntryView entry, AsAt asAt, Model model) {
        model.addAttribute("asAt", asAt);
        model.addAttribute("entry", entry);
        model.addAttribute("attachments", attachments.of(actor, EntryFiles.handedOn(entry), false, asAt));
        model.addAttribute("steps", Steps.NONE);
        model.addAttribute("findings", explanations.beside(entry, null));
        return "progress/entry";
    }

    @PostMapping("/no-progress")
    ModelAndView reportNothingNew(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "-1") int revision,
            @RequestParam(defaultValue = "") String submitKey,
            @RequestParam(defaultValue = "") String noProgressReason,
            Model model,
            RedirectAttributes redirect) {
        var form = new NothingNewForm(noProgressReason);
        var errors = errorsOf(form, NothingNewForm.NAME, model);
        form.validate(errors);
        if (errors.hasErrors()) {
            reading.writing(actor, id);
            return again(actor, id, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            reporting.reportNothingNew(actor, id, revision, form.reason(), SubmitKeys.read(submitKey));
        } catch (StaleEntry stale) {
            return refused(actor, id, model, "progress.refused.stale-reason", HttpStatus.CONFLICT);
        } catch (IllegalStep refusal) {
            return refused(actor, id, model, refusal);
        }
        redirect.addFlashAttribute("notice", "progress.notice.nothing-new");
        return new ModelAndView("redirect:/entries/{id}");
    }

    @PostMapping("/withdrawal")
    String withdraw(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        reporting.withdraw(actor, id);
        redirect.addFlashAttribute("notice", "progress.notice.withdrawn");
        return "redirect:/entries/{id}";
    }

    /** Leads to the correction, the new one or the one under way; to its summary if that is what is missing. */
    @PostMapping("/correction")
    String correct(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean summary,
            RedirectAttributes redirect) {
        var correction = reporting.correct(actor, id);
        redirect.addFlashAttribute(
                "notice", correction.begun() ? "progress.notice.correction" : "progress.notice.correction-open");
        return "redirect:/entries/" + correction.id() + "/form" + (summary ? "#summary" : "");
    }

    @PostMapping("/giving-up")
    String giveUp(@SignedIn Actor actor, @PathVariable long id, RedirectAttributes redirect) {
        var corrected = reporting.giveUp(actor, id);
        redirect.addFlashAttribute("notice", "progress.notice.given-up");
        return "redirect:/entries/" + corrected;
    }

    @PostMapping("/submission")
    ModelAndView submit(
            @SignedIn Actor actor,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") int seen,
            @RequestParam(defaultValue = "0") long seenShared,
            @RequestParam(defaultValue = "") String submitKey,
            Model model,
            RedirectAttributes redirect) {
        try {
            review.submit(actor, id, new SeenVersions(seen, seenShared), SubmitKeys.read(submitKey));
        } catch (IllegalStep refusal) {
            return refused(actor, id, model, refusal);
        }
        redirect.addFlashAttribute("notice", "progress.notice.submitted");
        return new ModelAndView("redirect:/unit-review");
    }

    @PostMapping("/approval")
    ModelAndView approve(
            @SignedIn Actor actor, @PathVariable long id, ApprovalForm form, Model model, RedirectAttributes redirect) {
        var errors = errorsOf(form, "approvalForm", model);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(actor, id, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            review.approve(actor, id, form.seenVersions(), form.toAppraisal(), SubmitKeys.read(form.submitKey()));
        } catch (IllegalStep refusal) {
            return refused(actor, id, model, refusal);
        }
        redirect.addFlashAttribute("notice", "progress.notice.approved");
        return new ModelAndView("redirect:/province-review");
    }

    @PostMapping("/unit-return")
    ModelAndView returnToAuthor(
            @SignedIn Actor actor, @PathVariable long id, ReturnForm form, Model model, RedirectAttributes redirect) {
        return sendBack(actor, id, ReviewLevel.UNIT, form, model, redirect);
    }

    @PostMapping("/province-return")
    ModelAndView returnToUnit(
            @SignedIn Actor actor, @PathVariable long id, ReturnForm form, Model model, RedirectAttributes redirect) {
        return sendBack(actor, id, ReviewLevel.PROVINCE, form, model, redirect);
    }

    private ModelAndView sendBack(
            Actor actor, long id, ReviewLevel level, ReturnForm form, Model model, RedirectAttributes redirect) {
        var errors = errorsOf(form, "returnForm", model);
        form.validate(errors);
        if (errors.hasErrors()) {
            return again(actor, id, model, HttpStatus.UNPROCESSABLE_ENTITY);
        }
        try {
            review.sendBack(actor, id, form.seenVersion(), level, form.toReason(), SubmitKeys.read(form.submitKey()));
        } catch (IllegalStep refusal) {
            return refused(actor, id, model, refusal);
        }
        redirect.addFlashAttribute("notice", "progress.notice.returned");
        return new ModelAndView(level == ReviewLevel.UNIT ? "redirect:/unit-review" : "redirect:/province-review");
    }

    private ModelAndView refused(Actor actor, long id, Model model, IllegalStep refusal) {
        model.addAttribute("problemArgs", refusal.args());
        return refused(actor, id, model, refusal.messageKey(), refusal.status());
    }

    private ModelAndView refused(Actor actor, long id, Model model, String problem, HttpStatus status) {
        model.addAttribute("problem", problem);
        return again(actor, id, model, status);
    }

    private ModelAndView again(Actor actor, long id, Model model, HttpStatus status) {
        var view = new ModelAndView(page(actor, id, model), model.asMap());
        view.setStatus(status);
        return view;
    }

    /** The form as it was typed is on the page again, with what is found wrong with it. */
    private static BindingResult errorsOf(Object form, String name, Model model) {
        var errors = new BeanPropertyBindingResult(form, name);
        model.addAttribute(name, form);
        model.addAttribute(BindingResult.MODEL_KEY_PREFIX + name, errors);
        return errors;
    }

    private String page(Actor actor, long id, Model model) {
        var entry = reading.entry(actor, id);
        if (!model.containsAttribute("asAt")) {
            model.addAttribute("asAt", AsAt.NOW);
        }
        model.addAttribute("entry", entry);
        var files = attachments.of(actor, EntryFiles.of(entry), false);
        model.addAttribute("attachments", files);
        var steps = Steps.of(actor, entry, businessClock.nowBy(entry.head().setDate()));
        model.addAttribute("steps", steps);
        if (steps.write() && entry.working() != null && entry.working().own()) {
            model.addAttribute("selfCheck", explanations.selfCheck(id, entry.working()));
        }
        if (steps.unitReview()) {
            model.addAttribute("last", LastQuarter.of(entry.last()));
        }
        if (steps.awaitsSecond()) {
            model.addAttribute("secondReviewers", review.secondReviewers(id));
        }
        var reviews = steps.reviews();
        if (reviews != null) {
            past.sinceReturn(entry, reviews, () -> files).ifPresent(again -> model.addAttribute("resubmission", again));
        }
        past.corrected(entry).ifPresent(changes -> model.addAttribute("corrected", changes));
        model.addAttribute("findings", explanations.beside(entry, reviews));
        model.addAttribute("submitKey", UUID.randomUUID());
        model.addAttribute("categories", ReturnCategory.values());
        model.addAttribute("assessments", Assessment.values());
        model.addAttribute("fields", MarkedFields.of(entry.head()));
        if (!model.containsAttribute("approvalForm")) {
            model.addAttribute("approvalForm", ApprovalForm.EMPTY);
        }
        if (!model.containsAttribute(NothingNewForm.NAME)) {
            model.addAttribute(NothingNewForm.NAME, NothingNewForm.EMPTY);
        }
        if (!model.containsAttribute("returnForm")) {
            model.addAttribute("returnForm", ReturnForm.EMPTY);
        }
        return "progress/entry";
    }

    /** The steps that the page offers to the person; what is allowed is decided where the step is taken. */
    record Steps(
            boolean write,
            boolean locked,
            boolean giveUp,
            boolean withdraw,
            boolean correct,
            boolean unitReview,
            boolean provinceReview,
            boolean awaitsSecond) {

        /** Nothing to be done, only to be read. */
        static final Steps NONE = new Steps(false, false, false, false, false, false, false, false);

        /** Which review the person is to do now, or null. */
        @Nullable
        ReviewLevel reviews() {
            return unitReview ? ReviewLevel.UNIT : provinceReview ? ReviewLevel.PROVINCE : null;
        }

        static Steps of(Actor actor, EntryReading.EntryView entry, LocalDateTime now) {
            var head = entry.head();
            var own = entry.sight() == EntryReading.Sight.OWN;
            var inTime = head.takesWritingAt(now);
            var before = head.state() == EntryState.SUBMITTED && actor.is(Role.COORDINATOR);
            var first = Objects.equals(head.firstApproverId(), actor.accountId());
            return new Steps(
                    own && inTime && head.state().isEditable(),
                    own
                            && (head.state().isEditable() || head.state() == EntryState.UNIT_REVIEW)
                            && head.isLockedAt(now),
                    own && head.mayBeGivenUp(),
                    own
                            && inTime
                            && !head.opened()
                            && (head.state() == EntryState.UNIT_REVIEW
                                    || head.state() == EntryState.SUBMITTED && actor.is(Role.UNIT_APPROVER)),
                    own
                            && head.effective()
                            && entry.corrections().stream()
                                    .noneMatch(one -> EntryState.unfinished().contains(one.state())),
                    own && head.state() == EntryState.UNIT_REVIEW && actor.is(Role.UNIT_APPROVER),
                    before && !first,
                    before && first);
        }
    }
}
