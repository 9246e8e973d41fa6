package luoshi.rollup;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rebuilds a sent report from the data it rests on and says for each thing whether it came out equal (一键复现). */
@Service
@Transactional(readOnly = true)
class Reproduction {

    private final RollUpReportRepository reports;
    private final SnapshotTaking snapshots;
    private final ReportFiles files;
    private final ReportArchive archive;

    Reproduction(RollUpReportRepository reports, SnapshotTaking snapshots, ReportFiles files, ReportArchive archive) {
        this.reports = reports;
        this.snapshots = snapshots;
        this.files = files;
        this.archive = archive;
    }

    /**
     * What was compared and whether it was equal: the stored snapshot, the snapshot built anew, each file it was sent with built
     * anew. A file of an older form is not built any more; of it it says whether the bytes kept fit the digest kept.
     */
    public Map<String, Boolean> of(Actor actor, long reportId) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var report = reports.findById(reportId).orElseThrow(NotFound::new);
        if (!report.getState().isFrozen()) {
            throw new IllegalStep("rollup.refused.not-sent");
        }
        archive.waitForFiles();
        var sha256 = report.getSnapshotSha256();
        var snapshot = Snapshot.read(archive.snapshot(reportId).orElseThrow());
        var equal = new LinkedHashMap<String, Boolean>();
        equal.put(
                "rollup.reproduction.stored",
                Snapshot.sha256(archive.snapshot(reportId).orElseThrow()).equals(sha256));
        equal.put(
                "rollup.reproduction.rebuilt",
                snapshots
                        .of(report, report.getSentOn(), snapshot.format())
                        .sha256()
                        .equals(sha256));
        for (var kind : ReportFiles.Kind.values()) {
            var digest = archive.fileDigest(reportId, kind);
            if (digest.isPresent() || !kind.isOfLater()) {
                var same = kind.isWrittenAsIn(snapshot.format());
                var again = same
                        ? files.write(kind, snapshot, sha256)
                        : archive.file(reportId, kind).orElseThrow();
                equal.put(
                        (same ? "rollup.reproduction." : "rollup.reproduction.kept.") + kind,
                        digest.filter(Snapshot.sha256(again)::equals).isPresent());
            }
        }
        return equal;
    }
}
