package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.progress.ApprovedProgress;
import luoshi.progress.ReportingStatus;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A report's way out of the house: 送审, 退回, 签发, 报送. Each step is one transaction. */
@Service
@Transactional
class ReportDispatch {

    private final RollUpReportRepository reports;
    private final ReportingStatus status;
    private final ApprovedProgress approved;
    private final SnapshotTaking snapshots;
    private final ReportFiles files;
    private final ReportArchive archive;
    private final ReportSteps steps;
    private final BusinessClock businessClock;

    ReportDispatch(
            RollUpReportRepository reports,
            ReportingStatus status,
            ApprovedProgress approved,
            SnapshotTaking snapshots,
            ReportFiles files,
            ReportArchive archive,
            ReportSteps steps,
            BusinessClock businessClock) {
        this.reports = reports;
        this.status = status;
        this.approved = approved;
        this.snapshots = snapshots;
        this.files = files;
        this.archive = archive;
        this.steps = steps;
        this.businessClock = businessClock;
    }

    /** 送审; with units missing only for a stated reason. */
    public void handIn(Actor actor, long reportId, String missingReason) {
        actor.mustBe(Role.COORDINATOR);
        var report = locked(reportId);
        report.handIn(status.counts(report.getPeriodId()), missingReason, actor);
        approved.use(snapshots.entriesOf(reportId));
        steps.record(reportId, "HANDED_IN", actor, report.getMissingReason());
        reports.save(report);
    }

    /** Back to the draft with a reason: by the leader, or by a coordinator who has noticed something. */
    public void sendBack(Actor actor, long reportId, String reason) {
        actor.mustBe(Role.LEADER, Role.COORDINATOR);
        var report = locked(reportId);
        report.sendBack(reason, actor);
        approved.release(snapshots.entriesOf(reportId));
        steps.record(reportId, "SENT_BACK", actor, reason);
        reports.save(report);
    }

    /** 签发. */
    public void sign(Actor actor, long reportId) {
        actor.mustBe(Role.LEADER);
        var report = locked(reportId);
        report.sign(actor);
        steps.record(reportId, "SIGNED", actor, "");
        reports.save(report);
    }

    /** 报送: freezes the snapshot, its files and the entries it rests on. */
    public void send(Actor actor, long reportId) {
        actor.mustBe(Role.COORDINATOR);
        var report = locked(reportId);
        var today = businessClock.today();
        report.expectSigned();
        var sha256 = freeze(report, today);
        report.send(sha256, today, actor);
        supersedeEarlier(report, actor);
        approved.freeze(report.getPeriodId(), snapshots.entriesOf(reportId), today);
        steps.record(reportId, "SENT", actor, sha256);
        reports.save(report);
    }

    private String freeze(RollUpReport report, LocalDate today) {
        var snapshot = snapshots.of(report, today);
        var canonical = snapshot.canonical();
        var sha256 = Snapshot.sha256(canonical);
        archive.keep(report.getId(), canonical, sha256);
        for (var kind : ReportFiles.Kind.values()) {
            archive.keep(report.getId(), kind, files.write(kind, snapshot, sha256));
        }
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

    private RollUpReport locked(long reportId) {
        return reports.lockById(reportId).orElseThrow(NotFound::new);
    }
}
