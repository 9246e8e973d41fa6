package luoshi.rollup;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.rollup.PassageRewordings.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator's work on a draft: rewrite a passage, add one, take an added one out. */
@Service
@Transactional
class ReportEditing {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final PassageRewordings rewordings;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReportEditing(
            RollUpReportRepository reports,
            PassageRepository passages,
            PassageRewordings rewordings,
            Clock clock,
            ApplicationEventPublisher events) {
        this.reports = reports;
        this.passages = passages;
        this.rewordings = rewordings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Rewrites a passage; the text that it has already changes nothing.
     *
     * @param revision the revision the form was opened with
     */
    public void rewrite(Actor actor, long reportId, long passageId, int revision, String text) {
        var report = draft(actor, reportId);
        var passage = passages.findByIdAndReportId(passageId, reportId).orElseThrow(NotFound::new);
        refuseStale(passage, revision);
        var before = passage.wording();
        if (before.text().equals(text)) {
            return;
        }
        passage.rewrite(text, actor, clock.instant());
        keep(report, "PassageRewritten", before, passage.wording(), passages.save(passage), actor);
    }

    /** Adds a paragraph of the coordinator's own behind another one; a repeated request with the same key adds nothing. */
    public void add(Actor actor, long reportId, long behindId, String text, UUID submitKey) {
        var report = draft(actor, reportId);
        if (passages.existsByReportIdAndSubmitKey(reportId, submitKey)) {
            return;
        }
        var behind = passages.findByIdAndReportId(behindId, reportId).orElseThrow(NotFound::new);
        var added = Passage.editorial(
                reportId, behind.getPart(), behind.getPosition() + 1, text, actor, clock.instant(), submitKey);
        for (var passage : behind(report, behind)) {
            passage.moveTo(passage.getPosition() + 1);
        }
        keep(report, "PassageAdded", null, added.wording(), passages.save(added), actor);
    }

    /** Takes an added paragraph out; compiled ones stay. */
    public void remove(Actor actor, long reportId, long passageId, int revision) {
        var report = draft(actor, reportId);
        var passage = passages.findByIdAndReportId(passageId, reportId).orElseThrow(NotFound::new);
        refuseStale(passage, revision);
        if (passage.getKind() != PassageKind.EDITORIAL) {
            throw new IllegalStep("rollup.refused.program-text");
        }
        passages.delete(passage);
        keep(report, "PassageRemoved", passage.wording(), null, passage, actor);
    }

    private void keep(
            RollUpReport report,
            String act,
            @Nullable Wording before,
            @Nullable Wording after,
            Passage passage,
            Actor actor) {
        rewordings.keep(act, before, after, passage, actor, clock.instant());
        events.publishEvent(PassageMoved.of(report, passage, act, actor));
    }

    private List<Passage> behind(RollUpReport report, Passage passage) {
        return passages.findByReportIdOrderByPartAscPositionAsc(report.getId()).stream()
                .filter(one -> one.getPosition() > passage.getPosition())
                .toList();
    }

    private RollUpReport draft(Actor actor, long reportId) {
        actor.mustBe(Role.COORDINATOR);
        var report = reports.lockForEditing(reportId).orElseThrow(NotFound::new);
        if (report.getState() != ReportState.DRAFT) {
            throw new IllegalStep("rollup.refused.step");
        }
        return report;
    }

    private static void refuseStale(Passage passage, int revision) {
        if (passage.getRevision() != revision) {
            throw new IllegalStep("rollup.refused.stale");
        }
    }
}
