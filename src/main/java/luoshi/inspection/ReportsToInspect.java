package luoshi.inspection;

import java.util.List;
import luoshi.account.NotFound;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the reports that something can be found of. */
@Component
class ReportsToInspect {

    private final JdbcClient database;

    ReportsToInspect(JdbcClient database) {
        this.database = database;
    }

    /**
     * One that has reached the province and is not waived, with what is approved of it.
     *
     * @throws NotFound if there is none
     */
    InspectedReport toInspect(long obligation) {
        database.sql("select obligation_id from obligation_status where obligation_id = ? and received")
                .params(obligation)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        return one(obligation);
    }

    /**
     * One of them whatever became of it, with what is approved of it.
     *
     * @throws NotFound if nobody has ever owed it
     */
    InspectedReport one(long obligation) {
        return database.sql("""
                        select o.id as obligation_id, p.quarter, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure, o.unit_id, o.unit_name,
                               x.entry_id, x.version_id, coalesce(x.progress, '') as progress, coalesce(x.practices, '') as practices,
                               coalesce(x.problems, '') as problems, coalesce(x.next_steps, '') as next_steps,
                               coalesce(x.coordination_needs, '') as coordination_needs,
                               coalesce(x.no_progress_reason, '') as no_progress_reason
                        from reporting_obligation o
                          join reporting_period p on p.id = o.period_id
                          join measure m on m.id = o.measure_id
                          left join effective_entry x on x.obligation_id = o.id
                        where o.id = ?
                        """)
                .params(obligation)
                .query(InspectedReport.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** Those on a measure in a quarter, in the order in which its units are listed. */
    List<Choice> of(Quarter quarter, int measure) {
        return database.sql("""
                        select o.id as obligation_id, o.unit_name, s.received, s.approved,
                               (select count(*) from finding f where f.obligation_id = o.id and f.state <> 'DROPPED') as findings
                        from obligation_status s
                          join reporting_obligation o on o.id = s.obligation_id
                          join reporting_period p on p.id = o.period_id and p.quarter = ?
                          join measure m on m.id = o.measure_id and m.number = ?
                        order by o.position, o.id
                        """)
                .params(quarter.toString(), measure)
                .query(Choice.class)
                .list();
    }

    /** The measures by number, as the document names them. */
    List<MeasureChoice> measures() {
        return database.sql("select number, '（' || numeral || '）' || title as title from measure order by number")
                .query(MeasureChoice.class)
                .list();
    }

    /** A report on a measure, and how much has been found of it. */
    record Choice(long obligationId, String unitName, boolean received, boolean approved, int findings) {}

    /** A measure that can be chosen. */
    record MeasureChoice(int number, String title) {}
}
