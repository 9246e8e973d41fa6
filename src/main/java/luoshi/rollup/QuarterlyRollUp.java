package luoshi.rollup;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.light.Basis;
import luoshi.light.LightJudging;
import luoshi.light.Lights;
import luoshi.organisation.UnitDirectory;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Compiles the report of a period out of what is approved. Compiling again renews a draft and keeps what people wrote into it. */
@Service
@Transactional
class QuarterlyRollUp {

    /** Twice as many sentences as a province has; of more, the search takes note and takes them in later. */
    private static final int SEARCHED_AT_ONCE = 20_000;

    private final ReportingStatus status;
    private final ReportGathering gathering;
    private final Comparisons comparisons;
    private final Lights lights;
    private final LightJudging judging;
    private final UnitDirectory units;
    private final SentencesOfUnits sentences;
    private final ReportTerms terms;
    private final RollUpReportRepository reports;
    private final PassageRepository passages;
    private final ManyRows many;
    private final ReportLines lines;
    private final ReportSteps steps;
    private final BusinessClock businessClock;
    private final Clock clock;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    QuarterlyRollUp(
            ReportingStatus status,
            ReportGathering gathering,
            Comparisons comparisons,
            Lights lights,
            LightJudging judging,
            UnitDirectory units,
            SentencesOfUnits sentences,
            ReportTerms terms,
            RollUpReportRepository reports,
            PassageRepository passages,
            ManyRows many,
            ReportLines lines,
            ReportSteps steps,
            BusinessClock businessClock,
            Clock clock,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.status = status;
        this.gathering = gathering;
        this.comparisons = comparisons;
        this.lights = lights;
        this.judging = judging;
        this.units = units;
        this.sentences = sentences;
        this.terms = terms;
        this.reports = reports;
        this.passages = passages;
        this.many = many;
        this.lines = lines;
        this.steps = steps;
        this.businessClock = businessClock;
        this.clock = clock;
        this.database = database;
        this.events = events;
    }

    /**
     * Compiles the report of the quarter, or renews its draft.
     *
     * @return the report
     * @throws IllegalStep if nothing is owed for the quarter yet, or the report has left the draft
     */
    public RollUpReport compile(Quarter quarter, Actor by) {
        var period = locked(quarter);
        if (period.getEstablishedOn() == null) {
            throw new IllegalStep("rollup.refused.not-open", quarter.chinese());
        }
        var present = reports.lockNewest(period.getId());
        if (present.isPresent() && present.get().getState() != ReportState.DRAFT) {
            throw new IllegalStep("rollup.refused.not-draft", quarter.chinese());
        }
        var report = present.orElseGet(() -> new RollUpReport(period.getId(), quarter, 1, title(quarter), ""));
        return fill(report, passagesOf(report), period, by);
    }

    /**
     * Compiles the draft anew with the paragraph that compares the quarter with the one before, or without it.
     *
     * @throws IllegalStep if there is no draft, or no quarter to compare with
     */
    public RollUpReport tellComparison(Quarter quarter, boolean wanted, Actor by) {
        by.mustBe(Role.COORDINATOR);
        var period = locked(quarter);
        if (wanted && comparisons.of(period).isEmpty()) {
            throw new IllegalStep("rollup.refused.nothing-to-compare", quarter.chinese());
        }
        var draft = reports.lockNewest(period.getId()).orElseThrow(() -> new IllegalStep("rollup.refused.step"));
        draft.tellComparison(wanted);
        return fill(draft, passagesOf(draft), period, by);
    }

    /** Whether the report tells of a comparison that no longer is so. */
    @Transactional(readOnly = true)
    public boolean tellsOutdatedComparison(RollUpReport report) {
        return comparisons.isOutdated(report, status.period(report.getQuarter()), passagesOf(report));
    }

    /** Whether a report of the quarter exists, in whatever state. */
    @Transactional(readOnly = true)
    public boolean exists(Quarter quarter) {
        return newest(quarter).isPresent();
    }

    /** The report of the quarter that is being drafted, if there is one. */
    @Transactional(readOnly = true)
    public Optional<RollUpReport> draft(Quarter quarter) {
        return newest(quarter).filter(report -> report.getState() == ReportState.DRAFT);
    }

    /** Whether the report of the quarter has been handed in or gone further, so that it is not compiled again. */
    @Transactional(readOnly = true)
    public boolean hasLeftTheDraft(Quarter quarter) {
        return newest(quarter)
                .filter(report -> report.getState() != ReportState.DRAFT)
                .isPresent();
    }

    /**
     * Begins the numbered correction of a report that has been sent, with what coordinators wrote into that one.
     *
     * @param reason why; printed in the new report, so it names no unit, which would not be shown it
     */
    public RollUpReport correct(Quarter quarter, String reason, Actor by) {
        var period = locked(quarter);
        var present = reports.lockNewest(period.getId())
                .filter(report -> report.getState() == ReportState.SENT)
                .orElseThrow(() -> new IllegalStep("rollup.refused.step"));
        sentences.refuseNaming(period.getId(), reason, "rollup.refused.correction-reason-names-unit");
        var next = new RollUpReport(period.getId(), quarter, present.getNumber() + 1, title(quarter), reason);
        next.tellComparison(present.tellsComparison());
        return fill(next, passagesOf(present), period, by);
    }

    private Optional<RollUpReport> newest(Quarter quarter) {
        return reports.findByPeriodIdOrderByNumberDesc(status.period(quarter).getId()).stream()
                .findFirst();
    }

    private List<Passage> passagesOf(RollUpReport report) {
        return passages.findByReportIdOrderByPartAscPositionAsc(report.getId());
    }

    private RollUpReport fill(RollUpReport draft, List<Passage> earlier, ReportingPeriod period, Actor by) {
        var counts = status.counts(period.getId());
        judging.judgeWhatIsDue();
        var lit = lights.of(period.getQuarter(), Basis.VERIFIED, businessClock.today());
        if (!counts.addsUp() || !LightCounts.of(lit).addsUp(measures())) {
            throw new IllegalStep("rollup.refused.sums");
        }
        draft.compile(
                counts, units.coordinatingUnit().fullName(), terms.words(), by, clock.instant(), businessClock.today());
        var report = reports.save(draft);
        var input = gathering.of(period, businessClock.today(), report.tellsComparison(), counts, lit);
        replacePassages(report, ReportText.write(input, terms::word), earlier);
        lines.replace(report.getId(), input.lines(), lit);
        steps.record(report.getId(), "COMPILED", by, "");
        events.publishEvent(
                ReportMoved.of(report, "ReportCompiled", by, period.getQuarter().toString()));
        return report;
    }

    private void replacePassages(RollUpReport report, List<DraftPassage> text, List<Passage> earlier) {
        passages.deleteByReportId(report.getId());
        database.sql("delete from search_backlog where report_id = ?")
                .params(report.getId())
                .update();
        var renewed = DraftRenewal.of(report.getId(), text, earlier);
        if (renewed.size() > SEARCHED_AT_ONCE) {
            database.sql("select set_config('luoshi.search_later', 'on', true)")
                    .query(String.class)
                    .single();
        }
        many.insert("report_passage", renewed, Passage::columns);
    }

    private ReportingPeriod locked(Quarter quarter) {
        var period = status.period(quarter);
        database.sql("select id from reporting_period where id = ? for update")
                .params(period.getId())
                .query(Long.class)
                .single();
        return period;
    }

    private String title(Quarter quarter) {
        return ReportText.title(gathering.docNumber(), quarter);
    }

    private int measures() {
        return database.sql("select count(*) from measure").query(Integer.class).single();
    }
}
