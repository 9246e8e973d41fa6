package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.light.Basis;
import luoshi.light.Lights;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.Comparison.MeasureChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares quarters by what is approved, with four statements however much is owed. */
@Component
@Transactional(readOnly = true)
class Comparisons {

    private final JdbcClient database;
    private final ReportingStatus status;
    private final Lights lights;
    private final BusinessClock businessClock;

    Comparisons(JdbcClient database, ReportingStatus status, Lights lights, BusinessClock businessClock) {
        this.database = database;
        this.status = status;
        this.lights = lights;
        this.businessClock = businessClock;
    }

    /** As the province's offices see it; empty for the first quarter there is. */
    Optional<Comparison> of(Actor actor, ReportingPeriod period) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        return of(period);
    }

    /** The quarter against the one before it; empty for the first quarter there is. */
    Optional<Comparison> of(ReportingPeriod period) {
        return status.before(period).map(before -> compare(before, period));
    }

    /** Whether the report tells of a comparison that no longer is so: lights change with the days, without any entry. */
    boolean isOutdated(RollUpReport report, ReportingPeriod period, List<Passage> passages) {
        return report.tellsComparison()
                && of(period)
                        .map(Comparison::text)
                        .filter(now -> passages.stream()
                                .noneMatch(passage -> passage.getText().equals(now)))
                        .isPresent();
    }

    private Comparison compare(ReportingPeriod before, ReportingPeriod period) {
        return new Comparison(
                period.getQuarter(),
                before.getQuarter(),
                measures(before, period),
                approved(before.getId(), period.getId()).stream()
                        .map(ApprovedTwice::compared)
                        .toList());
    }

    private List<MeasureChange> measures(ReportingPeriod before, ReportingPeriod period) {
        var today = businessClock.today();
        var then = lights.of(before.getQuarter(), Basis.VERIFIED, today);
        var now = lights.of(period.getQuarter(), Basis.VERIFIED, today);
        var changes = new ArrayList<MeasureChange>();
        for (int i = 0; i < now.size(); i++) {
            changes.add(
                    new MeasureChange(now.get(i).heading().replaceAll("^（(.+?)）.*$", "$1"), then.get(i), now.get(i)));
        }
        return List.copyOf(changes);
    }

    private List<ApprovedTwice> approved(long before, long period) {
        return database.sql("""
                        select m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, s.unit_name,
                               n.entry_id, n.status, coalesce(n.no_progress, false) as no_progress,
                               concat_ws(E'\\n', n.progress, n.practices) as text, %s as figures,
                               b.entry_id as before_id, b.status as status_before,
                               concat_ws(E'\\n', b.progress, b.practices) as text_before, %s as figures_before
                        from obligation_status s
                          join measure m on m.id = s.measure_id
                          left join effective_entry n on n.obligation_id = s.obligation_id
                          left join reporting_obligation o
                              on o.period_id = :before and o.measure_id = s.measure_id and o.unit_id = s.unit_id
                          left join effective_entry b on b.obligation_id = o.id
                        where s.period_id = :period
                        order by m.number, s.position
                        """.formatted(figures("n"), figures("b")))
                .param("before", before)
                .param("period", period)
                .query(ApprovedTwice.class)
                .list();
    }

    private static String figures(String entry) {
        return "(select string_agg(f.indicator_id || ' ' || trim_scale(f.amount), ' ' order by f.indicator_id)"
                + " from entry_version_figure f where f.version_id = " + entry + ".version_id)";
    }
}
