package luoshi.rollup;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.light.MeasureLight;
import luoshi.organisation.UnitDirectory;
import luoshi.progress.ApprovedProgress;
import luoshi.progress.ReportingCounts;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.progress.Waivers;
import luoshi.undertaking.OpenWordings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what the text of a report is written from. */
@Component
class ReportGathering {

    private final ReportingStatus status;
    private final ApprovedProgress approved;
    private final Waivers waivers;
    private final Comparisons comparisons;
    private final StepsBeforeReading steps;
    private final ObjectProvider<FurtherTexts> further;
    private final UnitDirectory units;
    private final OpenWordings wordings;
    private final BusinessClock businessClock;
    private final JdbcClient database;

    ReportGathering(
            ReportingStatus status,
            ApprovedProgress approved,
            Waivers waivers,
            Comparisons comparisons,
            StepsBeforeReading steps,
            ObjectProvider<FurtherTexts> further,
            UnitDirectory units,
            OpenWordings wordings,
            BusinessClock businessClock,
            JdbcClient database) {
        this.status = status;
        this.approved = approved;
        this.waivers = waivers;
        this.comparisons = comparisons;
        this.steps = steps;
        this.further = further;
        this.units = units;
        this.wordings = wordings;
        this.businessClock = businessClock;
        this.database = database;
    }

    /**
     * Everything as it stands.
     *
     * @param saysOn the day that the text says it was compiled on
     * @param comparing whether it tells how the quarter compares with the one before
     */
    ReportText.Input of(
            ReportingPeriod period,
            LocalDate saysOn,
            boolean comparing,
            ReportingCounts counts,
            List<MeasureLight> lit) {
        var coordinator = units.coordinatingUnit();
        return new ReportText.Input(
                docNumber(),
                period.getQuarter(),
                saysOn,
                coordinator.name(),
                coordinator.code(),
                counts,
                approved.of(period.getId()),
                approved.untoldCorrections(period.getId()),
                status.unresolved(period.getId()),
                wordings.standing(businessClock.today()),
                approved.untoldExceptions(period.getId()),
                waivers.of(period.getId()),
                comparing ? comparisons.of(period).orElse(null) : null,
                steps.of(period, AsAt.NOW).orElse(null),
                LightCounts.of(lit),
                further.orderedStream()
                        .flatMap(one -> one.forReportOf(period.getQuarter(), saysOn).stream())
                        .toList());
    }

    /** Whether something was done since that modules above tell of. */
    boolean furtherMovedSince(Instant time, LocalDate day) {
        return further.stream().anyMatch(one -> one.movedSince(time, day));
    }

    String docNumber() {
        return database.sql("select doc_number from policy_document order by id limit 1")
                .query(String.class)
                .single();
    }
}
