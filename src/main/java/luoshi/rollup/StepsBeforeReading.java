package luoshi.rollup;

import java.util.Optional;
import luoshi.calendar.AsAt;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads what became of the next steps of the quarter before, with one statement however many there are. */
@Component
@Transactional(readOnly = true)
class StepsBeforeReading {

    private static final String STEPS = """
            select m.number as measure_number, m.numeral as measure_numeral, '（' || m.numeral || '）' || m.title as measure,
                   o.unit_name, b.entry_id as before_id, b.next_steps as text, n.obligation_id is not null as owed, x.entry_id
            from reporting_obligation o
              join measure m on m.id = o.measure_id
              %s
            where o.period_id = :before
            order by m.number, o.position, o.id
            """;

    private static final String NOW = """
            join (select obligation_id, entry_id, own_next_steps as next_steps from effective_entry) b
                on b.obligation_id = o.id and b.next_steps <> ''
              left join obligation_status n
                on n.period_id = :period and n.measure_id = o.measure_id and n.unit_id = o.unit_id
              left join effective_entry x on x.obligation_id = n.obligation_id
            """;

    private static final String AS_AT = """
            join entry_version b on b.id = effective_version_on(o.id, cast(:day as date)) and b.next_steps <> ''
              left join obligation_status_on(:period, cast(:day as date)) n
                on n.measure_id = o.measure_id and n.unit_id = o.unit_id
              left join entry_version x on x.id = effective_version_on(n.obligation_id, cast(:day as date))
            """;

    private final JdbcClient database;
    private final ReportingStatus status;

    StepsBeforeReading(JdbcClient database, ReportingStatus status) {
        this.database = database;
        this.status = status;
    }

    /** How it stands now or stood at the end of a past day; empty for the first quarter there is. */
    Optional<StepsBefore> of(ReportingPeriod period, AsAt asAt) {
        return status.before(period)
                .map(before -> new StepsBefore(
                        period.getQuarter(),
                        before.getQuarter(),
                        database.sql(STEPS.formatted(asAt.isPast() ? AS_AT : NOW))
                                .param("before", before.getId())
                                .param("period", period.getId())
                                .param("day", asAt.day())
                                .query(StepsBefore.Step.class)
                                .list()));
    }
}
