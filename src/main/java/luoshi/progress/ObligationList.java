package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import luoshi.progress.Ledger.MeasureQuarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lists obligations as the filter asks, in the order of the document. */
@Component
class ObligationList {

    private final JdbcClient database;

    ObligationList(JdbcClient database) {
        this.database = database;
    }

    /**
     * The obligations of a period that the filter lets through, now or as they were at the end of its day.
     *
     * @param shown the measures that the light asked for lets through, or null if none is asked for
     * @param readingUnit the reader's unit, which sees what is approved on measures it shares
     */
    List<Line> of(long periodId, LedgerFilter filter, @Nullable List<MeasureQuarter> shown, long readingUnit) {
        return database.sql("""
                        select s.entry_id, s.state, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure, c.title as chapter,
                               s.unit_id, s.unit_name, s.role, s.received, s.late, s.approved, s.status, s.assessment,
                               s.no_progress, s.summary_owed, s.first_submitted_at, s.held_since,
                               s.measure_id = any (array(
                                   select one.id from measure one
                                   where exists (select from reporting_obligation own
                                                 where own.measure_id = one.id and own.unit_id = :reader))) as shared
                        from %s
                          join reporting_period p on p.id = s.period_id
                          join measure m on m.id = s.measure_id
                          join chapter c on c.id = m.chapter_id
                          join unit u on u.id = s.unit_id
                        where s.period_id = :period %s
                        order by m.number, s.position
                        """.formatted(ReportingStatus.source(filter.asAt()), filter.conditions(shown)))
                .params(filter.sql(shown))
                .param("period", periodId)
                .param("reader", readingUnit)
                .query(Line.class)
                .list();
    }

    /** One obligation and where it stands. */
    record Line(
            long entryId,
            EntryState state,
            int measureNumber,
            String measure,
            String chapter,
            long unitId,
            String unitName,
            String role,
            boolean received,
            boolean late,
            boolean approved,
            @Nullable ProgressStatus status,
            @Nullable Assessment assessment,
            boolean noProgress,
            boolean summaryOwed,
            @Nullable LocalDateTime firstSubmittedAt,
            @Nullable Instant heldSince,
            boolean shared) {

        /** Whether the unit leads the measure. */
        public boolean lead() {
            return "LEAD".equals(role);
        }
    }
}
