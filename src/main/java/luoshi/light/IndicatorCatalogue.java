package luoshi.light;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the document says of its indicators, in its order; with one statement. */
@Component
class IndicatorCatalogue {

    private final JdbcClient database;

    IndicatorCatalogue(JdbcClient database) {
        this.database = database;
    }

    /**
     * The indicators.
     *
     * @param measure the number of one measure, or 0 for all
     * @param unit the unit of the person who asks
     */
    List<Entry> entries(int measure, long unit) {
        return database.sql("""
                        select i.number, i.name, i.quote, i.form, i.target, i.due, m.number as measure,
                               '（' || m.numeral || '）' || m.title as heading, c.number as chapter,
                               c.numeral || '、' || c.title as chapter_heading,
                               exists (select from claim one where one.measure_id = m.id and one.unit_id = :unit
                                                               and one.state <> 'RELEASED')
                               or exists (select from reporting_obligation o where o.measure_id = m.id and o.unit_id = :unit)
                                   as concerns
                        from indicator i
                          join measure m on m.id = i.measure_id
                          join chapter c on c.id = m.chapter_id
                        where :measure in (0, m.number)
                        order by m.number, i.number
                        """)
                .param("measure", measure)
                .param("unit", unit)
                .query(Entry.class)
                .list();
    }

    /**
     * An indicator as the document has it.
     *
     * @param concerns whether the unit has to do with its measure
     */
    record Entry(
            int number,
            String name,
            String quote,
            String form,
            String target,
            String due,
            int measure,
            String heading,
            int chapter,
            String chapterHeading,
            boolean concerns) {

        /** The page that shows its course. */
        public String href() {
            return "/measures/" + measure + "/indicators/" + number;
        }
    }
}
