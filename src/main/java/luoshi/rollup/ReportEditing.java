package luoshi.rollup;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The coordinator's work on a draft: rewrite a passage, add one, take an added one out. */
@Service
@Transactional
class ReportEditing {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    ReportEditing(
            RollUpReportRepository reports, PassageRepository passages, Clock clock, ApplicationEventPublisher events) {
        this.reports = reports;
        this.passages = passages;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Rewrites a passage.
     *
     * @param revision the revision the form was opened with
     */
    public void rewrite(Actor actor, long reportId, long passageId, int revision, String text) {
        var report = draft(actor, reportId);
        var passage = passages.findByIdAndReportId(passageId, reportId).orElseThrow(NotFound::new);
        refuseStale(passage, revision);
        passage.rewrite(text, actor, clock.instant());
        passages.save(passage);
        events.publishEvent(ReportMoved.of(report, "PassageRewritten", actor, passage.place()));
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
        passages.save(added);
        events.publishEvent(ReportMoved.of(report, "PassageAdded", actor, added.place()));
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
        events.publishEvent(ReportMoved.of(report, "PassageRemoved", actor, passage.place()));
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
