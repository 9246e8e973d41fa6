package luoshi.rollup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.Paragraph.Sentence;
import luoshi.rollup.format.LedgerRow;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Reads reports for those who may: coordinators all, leaders from 送审 on, inspectors what has been sent. */
@Service
@Transactional(readOnly = true)
class ReportReading {

    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final ReportLines lines;
    private final ReportSteps steps;
    private final UnitCheckReading unitChecks;
    private final Overtaken overtaken;
    private final ReportingStatus status;
    private final SnapshotTaking snapshots;
    private final ReportFiles files;
    private final ReportArchive archive;
    private final BusinessClock businessClock;
    private final JdbcClient database;

    ReportReading(
            RollUpReportRepository reports,
            PassageRepository passages,
            ReportLines lines,
            ReportSteps steps,
            UnitCheckReading unitChecks,
            Overtaken overtaken,
            ReportingStatus status,
            SnapshotTaking snapshots,
            ReportFiles files,
            ReportArchive archive,
            BusinessClock businessClock,
            JdbcClient database) {
        this.reports = reports;
        this.passages = passages;
        this.lines = lines;
        this.steps = steps;
        this.unitChecks = unitChecks;
        this.overtaken = overtaken;
        this.status = status;
        this.snapshots = snapshots;
        this.files = files;
        this.archive = archive;
        this.businessClock = businessClock;
        this.database = database;
    }

    /**
     * Every period with its reports, newest number first, as far as the person may see them; now or at the end of a past day, and
     * then as far as the person might have seen them too.
     */
    public List<PeriodReports> all(Actor actor, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var seen = database
                .sql("""
                        select s.period_id, s.number, s.state, r.state as state_now, s.sent_on, s.signatory
                        from %s s join roll_up_report r on r.id = s.id
                        order by s.number desc
                        """.formatted(asAt.isPast() ? "roll_up_report_on(:day)" : "roll_up_report"))
                .param("day", asAt.day())
                .query(Listed.class)
                .list()
                .stream()
                .filter(report -> maySee(actor, report.state) && maySee(actor, report.stateNow))
                .collect(Collectors.groupingBy(Listed::periodId));
        return status.periods().stream()
                .map(period -> new PeriodReports(period, seen.getOrDefault(period.getId(), List.of())))
                .toList();
    }

    /**
     * The report of the quarter with the number, or the newest one the person may see.
     *
     * @throws NotFound if there is none, or none for this person
     */
    public RollUpReport report(Actor actor, Quarter quarter, @Nullable Integer number) {
        return reports.findByQuarterOrderByNumberDesc(quarter.toString()).stream()
                .filter(report -> number == null || report.getNumber() == number)
                .filter(report -> maySee(actor, report.getState()))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    /**
     * What the page of a report shows.
     *
     * @param at the passage that is to be seen in it, or null
     */
    public ReportPage page(RollUpReport report, @Nullable Long at) {
        var text = all(report);
        var lights = lines.lights(report.getId());
        var paragraphs = Paragraph.of(text);
        return new ReportPage(
                text,
                paragraphs,
                TextPages.of(paragraphs, at),
                SumCheck.of(text),
                steps.of(report.getId()),
                unitChecks.onReport(report, AsAt.NOW),
                report.getState() == ReportState.SUPERSEDED ? 0 : snapshots.changesSince(report, lights),
                report.getState().isFrozen() ? archive.digests(report.getId()) : Map.of(),
                overtaken.any(report));
    }

    /** What the program would say otherwise by now. */
    public List<Overtaken.Sentence> overtaken(RollUpReport report) {
        return overtaken.of(report, all(report));
    }

    /**
     * Some lines of the report's ledger, in its order.
     *
     * @param after the number of the line before the first one
     * @param most how many lines
     */
    public List<LedgerRow> ledger(RollUpReport report, int after, int most) {
        return lines.some(report.getId(), after, most);
    }

    /** The text of the report, passage by passage, as it is printed. */
    public List<Passage> passages(RollUpReport report) {
        return all(report).stream().filter(passage -> !passage.isAbsorbed()).toList();
    }

    private List<Passage> all(RollUpReport report) {
        return passages.findByReportIdOrderByPartAscPositionAsc(report.getId());
    }

    /**
     * A file of the report: as it was frozen once it is sent, built from what was frozen if there was no such file yet, or from the
     * draft. No transaction waits while it is written.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public byte[] file(RollUpReport report, ReportFiles.Kind kind) {
        if (!report.getState().isFrozen()) {
            return files.write(kind, snapshots.of(report, date(report), Snapshot.FORMAT), "");
        }
        return archive.file(report.getId(), kind)
                .orElseGet(() -> archive.snapshot(report.getId())
                        .map(stored -> files.write(kind, Snapshot.read(stored), report.getSnapshotSha256()))
                        .orElseGet(() -> files.write(kind, snapshots.of(report, date(report), Snapshot.FORMAT), "")));
    }

    /** Writes the canonical snapshot of a sent report. */
    public void writeSnapshot(RollUpReport report, OutputStream out) {
        try (var stored = archive.snapshot(report.getId()).orElseThrow(NotFound::new)) {
            stored.transferTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate date(RollUpReport report) {
        return report.getSentOn() == null ? businessClock.today() : report.getSentOn();
    }

    static boolean maySee(Actor actor, ReportState state) {
        return actor.is(Role.COORDINATOR)
                || actor.is(Role.LEADER) && !state.isInTheMaking()
                || actor.is(Role.INSPECTOR) && state.isFrozen();
    }

    /** A report in the list, where it stood and where it stands. */
    record Listed(
            long periodId,
            int number,
            ReportState state,
            ReportState stateNow,
            @Nullable LocalDate sentOn,
            String signatory) {}

    /** A period with its reports. */
    record PeriodReports(ReportingPeriod period, List<Listed> reports) {

        /** Whether something was sent, so that there is an archive. */
        public boolean anySent() {
            return reports.stream().anyMatch(report -> report.state.isFrozen());
        }
    }

    /**
     * The parts of a report's page.
     *
     * @param text every passage in its order
     * @param pages its paragraphs page by page
     * @param sums the places where numbers contradict one another
     * @param unitChecks what units said to it before 送审
     * @param changes what has been approved, corrected or refined since it was compiled
     * @param overtaken whether the program would say something otherwise by now
     */
    record ReportPage(
            List<Passage> text,
            List<Paragraph> paragraphs,
            TextPages pages,
            List<SumCheck.Finding> sums,
            List<ReportSteps.Step> steps,
            UnitCheckReading.OnReport unitChecks,
            int changes,
            Map<String, String> digests,
            boolean overtaken) {

        /** Whether 送审 is refused for some of them. */
        public boolean wrong() {
            return sums.stream().anyMatch(one -> one.stops());
        }

        /** How many sentences rest on an entry and its version. */
        public int sourced() {
            return count(PassageKind::hasSource);
        }

        /** The share of the sentences that rest on an entry, in per cent with one decimal. */
        public BigDecimal sourcedShare() {
            return Percentages.of(List.of(sourced(), editorial() + placed())).get(0);
        }

        /** How many somebody wrote without a source. */
        public int editorial() {
            return count(PassageKind.EDITORIAL::equals);
        }

        /** How many the program placed. */
        public int placed() {
            return count(PassageKind.PROGRAM::equals);
        }

        private int count(Predicate<PassageKind> kind) {
            return paragraphs.stream()
                    .flatMap(paragraph -> paragraph.sentences().stream())
                    .map(Sentence::passage)
                    .filter(passage -> kind.test(passage.getKind()))
                    .mapToInt(passage -> SentenceCut.of(passage.getText()).size())
                    .sum();
        }
    }
}
