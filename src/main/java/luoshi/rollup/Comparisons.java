package luoshi.rollup;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.light.Basis;
import luoshi.light.Lights;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.rollup.Comparison.MeasureChange;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Compares quarters by what is approved, now or by the end of a past day, with four statements however much is owed. */
@Component
@Transactional(readOnly = true)
class Comparisons {

    /** What is read, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with obligation_status as (select * from obligation_status_on(:period, :day)),
                 effective_entry as materialized (
                     select o.id as obligation_id, v.entry_id, v.id as version_id, v.status, v.no_progress,
                            concat_ws(E'\\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress,
                            concat_ws(E'\\n', nullif(s.practices, ''), nullif(v.practices, '')) as practices
                     from reporting_obligation o
                       join entry_version v on v.id = effective_version_on(o.id, :day)
                       left join entry_version s on s.id = effective_version_on(v.shares_id, :day)
                     where o.period_id in (:before, :period))
            """;

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
    Optional<Comparison> of(Actor actor, ReportingPeriod period, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        return of(period, asAt);
    }

    /** The quarter against the one before it; empty for the first quarter there is. */
    Optional<Comparison> of(ReportingPeriod period) {
        return of(period, AsAt.NOW);
    }

    private Optional<Comparison> of(ReportingPeriod period, AsAt asAt) {
        return status.before(period).map(before -> compare(before, period, asAt));
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

    private Comparison compare(ReportingPeriod before, ReportingPeriod period, AsAt asAt) {
        return new Comparison(
                period.getQuarter(),
                before.getQuarter(),
                measures(before, period, asAt.dayOr(businessClock.today())),
                approved(before.getId(), period.getId(), asAt).stream()
                        .map(ApprovedTwice::compared)
                        .toList());
    }

    private List<MeasureChange> measures(ReportingPeriod before, ReportingPeriod period, LocalDate day) {
        var then = lights.of(before.getQuarter(), Basis.VERIFIED, day);
        var now = lights.of(period.getQuarter(), Basis.VERIFIED, day);
        var changes = new ArrayList<MeasureChange>();
        for (int i = 0; i < now.size(); i++) {
            changes.add(
                    new MeasureChange(now.get(i).heading().replaceAll("^（(.+?)）.*$", "$1"), then.get(i), now.get(i)));
        }
        return List.copyOf(changes);
    }

    private List<ApprovedTwice> approved(long before, long period, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
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
                .param("day", asAt.day())
                .query(ApprovedTwice.class)
                .list();
    }

    private static String figures(String entry) {
        return "(select string_agg(f.indicator_id || ' ' || trim_scale(f.amount), ' ' order by f.indicator_id)"
                + " from entry_version_figure f where f.version_id = " + entry + ".version_id)";
    }
}
