package luoshi.policy;

import java.util.List;
import luoshi.account.NotFound;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The measures of the document in its own order. */
@Component
public class MeasureCatalogue {

    private static final String MEASURES = """
            select m.id, m.number, m.numeral, m.title, c.title as chapter
            from measure m join chapter c on c.id = m.chapter_id
            """;

    private final JdbcClient database;

    MeasureCatalogue(JdbcClient database) {
        this.database = database;
    }

    /** All measures in the order of the document. */
    public List<Measure> all() {
        return database.sql(MEASURES + "order by m.number").query(Measure.class).list();
    }

    /**
     * The measure with the number.
     *
     * @throws NotFound if the document has none
     */
    public Measure measure(int number) {
        return database.sql(MEASURES + "where m.number = :number")
                .param("number", number)
                .query(Measure.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * The measure with the key.
     *
     * @throws NotFound if there is none
     */
    public Measure measureWithId(long id) {
        return database.sql(MEASURES + "where m.id = :id")
                .param("id", id)
                .query(Measure.class)
                .optional()
                .orElseThrow(NotFound::new);
    }
}
