package luoshi.rollup;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Stores the many rows of a report with a few statements; the server takes the types from the table. */
@Component
class ManyRows {

    /** So many that one statement stays far below the time that the server allows it. */
    private static final int AT_ONCE = 2_000;

    private final JdbcClient database;
    private final JsonMapper json;

    ManyRows(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Stores the rows in their order, in the transaction that is under way.
     *
     * @param table the name of the table; none that somebody typed
     * @param rows the values by column, the same columns in each; the table fills in the others
     */
    void insert(String table, List<Map<String, @Nullable Object>> rows) {
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var columns = String.join(", ", rows.get(from).keySet());
            database.sql("insert into %1$s (%2$s) select %2$s from json_populate_recordset(null::%1$s, ?::json)"
                            .formatted(table, columns))
                    .params(json.writeValueAsString(rows.subList(from, Math.min(from + AT_ONCE, rows.size()))))
                    .update();
        }
    }
}
