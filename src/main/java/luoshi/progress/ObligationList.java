package luoshi.progress;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
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
     * The obligations of a period that the filter lets through; unit by code, measure by number, both optional.
     *
     * @param readingUnit the reader's unit, which sees what is approved on measures it shares
     */
    List<Line> of(
            long periodId,
            ObligationFilter filter,
            @Nullable String unit,
            @Nullable Integer measure,
            long readingUnit) {
        return database.sql("""
                        select s.entry_id, s.state, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure, c.title as chapter,
                               s.unit_id, s.unit_name, s.role, s.received, s.late, s.approved, s.status, s.assessment,
                               s.no_progress, s.summary_owed, s.first_submitted_at, s.held_since,
                               s.measure_id = any (array(
                                   select one.id from measure one
                                   where exists (select from reporting_obligation own
                                                 where own.measure_id = one.id and own.unit_id = :reader))) as shared
                        from obligation_status s
                          join measure m on m.id = s.measure_id
                          join chapter c on c.id = m.chapter_id
                        where s.period_id = :period and %s
                          and (coalesce(:unit, '') = '' or s.unit_id = (select id from unit where code = :unit))
                          and (cast(:measure as integer) is null or m.number = :measure)
                        order by m.number, s.position
                        """.formatted(filter.condition()))
                .param("period", periodId)
                .param("reader", readingUnit)
                .param("unit", unit)
                .param("measure", measure)
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
