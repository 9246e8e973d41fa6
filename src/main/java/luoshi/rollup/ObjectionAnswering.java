package luoshi.rollup;

import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import luoshi.rollup.ReportObjection.Outcome;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 采纳 and 不采纳: the coordinator's answer to an objection. While units check a report its text changes by this alone. */
@Service
@Transactional
class ObjectionAnswering {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final ReportObjectionRepository objections;
    private final ReportEditing editing;
    private final UnitChecks unitChecks;
    private final ReportSteps steps;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    ObjectionAnswering(
            RollUpReportRepository reports,
            PassageRepository passages,
            ReportObjectionRepository objections,
            ReportEditing editing,
            UnitChecks unitChecks,
            ReportSteps steps,
            Acts acts,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.passages = passages;
        this.objections = objections;
        this.editing = editing;
        this.unitChecks = unitChecks;
        this.steps = steps;
        this.acts = acts;
        this.events = events;
    }

    /** 不采纳, with a reason that the unit reads. */
    public void decline(Actor actor, long reportId, long id, String why) {
        var report = locked(actor, reportId);
        var objection = objection(reportId, id);
        if (objection.wasAnswered(Outcome.DECLINED, actor.username())) {
            return;
        }
        beginEditing(report);
        objection.decline(Reason.required(why), acts.of(actor));
        answered(report, objection, "ObjectionDeclined", actor);
    }

    /**
     * 采纳: rewrites the sentence, of which the units whom it is about then have their days again. What the program placed is
     * corrected in the data, for which the report goes back to the draft.
     *
     * @param text what the sentence says from now on
     * @param why what the unit is told; needed only where the sentence is not rewritten
     */
    public void accept(Actor actor, long reportId, long id, String text, String why) {
        var report = locked(actor, reportId);
        var objection = objection(reportId, id);
        if (objection.wasAnswered(Outcome.ACCEPTED, actor.username())) {
            return;
        }
        beginEditing(report);
        var passage = rewritable(report, objection);
        if (passage.isEmpty()) {
            objection.accept("", Reason.required(why), acts.of(actor));
            backToTheDraft(report, objection, actor);
        } else {
            PassageWords.refuseLength(text);
            if (passage.get().getText().equals(text)) {
                throw new IllegalStep("rollup.refused.objection-same-text");
            }
            objection.accept(text, Reason.limited(why), acts.of(actor));
            editing.reword(actor, report, passage.get(), text);
            refuseWrong(passage.get());
            if (report.getState() == ReportState.UNIT_CHECK) {
                unitChecks.show(report, actor);
            }
        }
        answered(report, objection, "ObjectionAccepted", actor);
    }

    private void backToTheDraft(RollUpReport report, ReportObjection objection, Actor actor) {
        if (report.getState() == ReportState.UNIT_CHECK) {
            report.sendBack(objection.getAnswer(), actor);
            steps.record(report.getId(), "SENT_BACK", actor, objection.getAnswer());
            reports.save(report);
        }
    }

    private void answered(RollUpReport report, ReportObjection objection, String action, Actor actor) {
        objections.saveAndFlush(objection);
        events.publishEvent(ObjectionMoved.of(report, objection, action, actor));
    }

    /** The sentence, also where compiling anew gave it another name; empty if it is the program's, or is gone. */
    private Optional<Passage> rewritable(RollUpReport report, ReportObjection objection) {
        var text = passages.findByReportIdOrderByPartAscPositionAsc(report.getId()).stream()
                .filter(passage -> passage.getKind().isEditable() && !passage.isAbsorbed())
                .toList();
        return text.stream()
                .filter(passage -> passage.getTrace().equals(objection.getTrace()))
                .findFirst()
                .or(() -> text.stream()
                        .filter(passage -> passage.getText().equals(objection.getQuoted()))
                        .findFirst());
    }

    private RollUpReport locked(Actor actor, long reportId) {
        actor.mustBe(Role.COORDINATOR);
        return reports.lockById(reportId).orElseThrow(NotFound::new);
    }

    private ReportObjection objection(long reportId, long id) {
        return objections.findByIdAndReportId(id, reportId).orElseThrow(NotFound::new);
    }

    /** Units are shown nothing of which 送审 would be refused. */
    private static void refuseWrong(Passage passage) {
        SumCheck.of(List.of(passage)).stream()
                .filter(one -> one.stops())
                .findFirst()
                .ifPresent(wrong -> {
                    throw new IllegalStep("rollup.refused.objection-wrong-sum", wrong.found(), wrong.right());
                });
    }

    private void beginEditing(RollUpReport report) {
        if (!report.getState().isInTheMaking()) {
            throw new IllegalStep("rollup.refused.step");
        }
        reports.lockForEditing(report.getId()).orElseThrow(NotFound::new);
    }
}
