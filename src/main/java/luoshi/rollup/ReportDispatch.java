package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.light.LightJudging;
import luoshi.progress.ApprovedProgress;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A report's way out of the house: 核稿, 送审, 退回, 签发, 报送. Each step is one transaction. */
@Service
@Transactional
class ReportDispatch {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final UnitChecks unitChecks;
    private final SentencesOfUnits sentences;
    private final Submissions submissions;
    private final ApprovedProgress approved;
    private final SnapshotTaking snapshots;
    private final ReportFiles files;
    private final ReportArchive archive;
    private final ReportSteps steps;
    private final QuarterlyRollUp rollUp;
    private final LightJudging lights;
    private final BusinessClock businessClock;

    ReportDispatch(
            RollUpReportRepository reports,
            PassageRepository passages,
            UnitChecks unitChecks,
            SentencesOfUnits sentences,
            Submissions submissions,
            ApprovedProgress approved,
            SnapshotTaking snapshots,
            ReportFiles files,
            ReportArchive archive,
            ReportSteps steps,
            QuarterlyRollUp rollUp,
            LightJudging lights,
            BusinessClock businessClock) {
        this.reports = reports;
        this.passages = passages;
        this.unitChecks = unitChecks;
        this.sentences = sentences;
        this.submissions = submissions;
        this.approved = approved;
        this.snapshots = snapshots;
        this.files = files;
        this.archive = archive;
        this.steps = steps;
        this.rollUp = rollUp;
        this.lights = lights;
        this.businessClock = businessClock;
    }

    /** 核稿: shows units the sentences about them, each of those that have not seen them two working days long. */
    public void openCheck(Actor actor, long reportId, int revision) {
        actor.mustBe(Role.COORDINATOR);
        var report = locked(reportId);
        if (isDone(report, "UNIT_CHECK_OPENED", actor)) {
            return;
        }
        refuseUnseen(report, revision);
        report.openCheck(isOutdated(report), wrongSums(reportId), actor);
        steps.record(reportId, "UNIT_CHECK_OPENED", actor, "");
        reports.save(report);
        unitChecks.show(report, actor);
    }

    private boolean isOutdated(RollUpReport report) {
        return snapshots.changesSince(report) > 0 || rollUp.tellsOutdatedComparison(report);
    }

    /** 送审, once units have had their days; with units missing only for a stated reason. */
    public void handIn(Actor actor, long reportId, int revision, String missingReason) {
        actor.mustBe(Role.COORDINATOR);
        var report = locked(reportId);
        if (isDone(report, "HANDED_IN", actor)) {
            return;
        }
        refuseUnseen(report, revision);
        sentences.refuseNaming(report.getPeriodId(), missingReason, "rollup.refused.missing-reason-names-unit");
        report.handIn(isOutdated(report), wrongSums(reportId), unitChecks.open(report), missingReason, actor);
        submissions.keep(report, actor);
        approved.use(snapshots.entriesOf(reportId));
        steps.record(reportId, "HANDED_IN", actor, report.getMissingReason());
        reports.save(report);
    }

    /** Back to the draft with a reason: by the leader, or by a coordinator who has noticed something. */
    public void sendBack(Actor actor, long reportId, int revision, String reason) {
        actor.mustBe(Role.LEADER, Role.COORDINATOR);
        var report = locked(reportId);
        if (isDone(report, "SENT_BACK", actor)) {
            return;
        }
        refuseUnseen(report, revision);
        if (!report.getState().isInTheMaking()) {
            approved.release(snapshots.entriesOnlyOf(reportId));
        }
        report.sendBack(reason, actor);
        steps.record(reportId, "SENT_BACK", actor, reason);
        reports.save(report);
    }

    /** 签发. */
    public void sign(Actor actor, long reportId, int revision) {
        actor.mustBe(Role.LEADER);
        var report = locked(reportId);
        if (isDone(report, "SIGNED", actor)) {
            return;
        }
        refuseUnseen(report, revision);
        report.sign(actor);
        steps.record(reportId, "SIGNED", actor, "");
        reports.save(report);
    }

    /** 报送: freezes the snapshot, its files and the entries it rests on, and keeps how the measures stood. */
    public void send(Actor actor, long reportId, int revision) {
        actor.mustBe(Role.COORDINATOR);
        var report = locked(reportId);
        if (isDone(report, "SENT", actor)) {
            return;
        }
        refuseUnseen(report, revision);
        var today = businessClock.today();
        report.expectSigned();
        report.holdToTrail(archive.auditHead());
        var sha256 = freeze(report, today);
        report.send(sha256, archive.digests(reportId), today, actor);
        supersedeEarlier(report, actor);
        approved.freeze(report.getPeriodId(), snapshots.entriesOf(reportId), today);
        steps.record(reportId, "SENT", actor, sha256);
        reports.save(report);
        lights.judgeWhatIsDue();
    }

    private List<String> wrongSums(long reportId) {
        return SumCheck.of(passages.findByReportIdOrderByPartAscPositionAsc(reportId)).stream()
                .filter(one -> one.stops())
                .map(one -> one.passage().place())
                .distinct()
                .toList();
    }

    private String freeze(RollUpReport report, LocalDate today) {
        archive.waitForFiles();
        var snapshot = snapshots.of(report, today, Snapshot.FORMAT);
        var sha256 = archive.keep(report.getId(), snapshot);
        files.writeAll(snapshot, sha256, (kind, content) -> archive.keep(report.getId(), kind, content));
        return sha256;
    }

    private void supersedeEarlier(RollUpReport report, Actor actor) {
        for (var earlier : earlier(report)) {
            earlier.supersede(actor);
            steps.record(earlier.getId(), "SUPERSEDED", actor, "");
            reports.save(earlier);
        }
    }

    private List<RollUpReport> earlier(RollUpReport report) {
        return reports.findByPeriodIdOrderByNumberDesc(report.getPeriodId()).stream()
                .filter(other -> other.getNumber() < report.getNumber() && other.getState() == ReportState.SENT)
                .toList();
    }

    /** The second click of a double click finds its step taken, by the same person and last of all. */
    private boolean isDone(RollUpReport report, String step, Actor actor) {
        return steps.isLast(report.getId(), step, actor);
    }

    /** Nobody takes a step on a report that has changed since he saw it. */
    private static void refuseUnseen(RollUpReport report, int revision) {
        if (report.getRevision() != revision) {
            throw new IllegalStep("rollup.refused.unseen");
        }
    }

    private RollUpReport locked(long reportId) {
        return reports.lockById(reportId).orElseThrow(NotFound::new);
    }
}
