package luoshi.rollup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stores the many rows of a report with a few statements; the server takes the types from the table. While it stores some of them,
 * the next ones are made ready.
 */
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
     * @param columns the values of a row by column, the same columns for each; the table fills in the others. It is asked on another
     *     thread and touches no database.
     */
    <T> void insert(String table, List<T> rows, Function<T, Map<String, @Nullable Object>> columns) {
        var next = written(rows, 0, columns);
        for (int from = 0; from < rows.size(); from += AT_ONCE) {
            var present = ready(next);
            next = written(rows, from + AT_ONCE, columns);
            database.sql("insert into %1$s (%2$s) select %2$s from json_populate_recordset(null::%1$s, ?::json)"
                            .formatted(table, String.join(", ", present.columns())))
                    .params(present.rows())
                    .update();
        }
    }

    private <T> CompletableFuture<Written> written(
            List<T> rows, int from, Function<T, Map<String, @Nullable Object>> columns) {
        if (from >= rows.size()) {
            return CompletableFuture.completedFuture(new Written(Set.of(), ""));
        }
        return CompletableFuture.supplyAsync(() -> {
            var some = rows.subList(from, Math.min(from + AT_ONCE, rows.size())).stream()
                    .map(columns)
                    .toList();
            return new Written(some.get(0).keySet(), json.writeValueAsString(some));
        });
    }

    private static Written ready(CompletableFuture<Written> written) {
        try {
            return written.join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private record Written(Set<String> columns, String rows) {}
}
