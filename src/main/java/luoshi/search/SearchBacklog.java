package luoshi.search;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The sentences of very long drafts that the search does not know yet. They are on record since the draft was compiled, so that
 * none is forgotten, whatever happens to the program.
 */
@Component
class SearchBacklog {

    static final String NAME = "search-backlog";

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    SearchBacklog(JdbcClient database, TransactionTemplate transaction) {
        this.database = database;
        this.transaction = transaction;
    }

    /** How many sentences are still to be taken in. */
    @Transactional(readOnly = true)
    int waiting() {
        return database.sql("select coalesce(sum(cardinality(passages)), 0) from search_backlog")
                .query(Integer.class)
                .single();
    }

    /** Takes in what waits, piece by piece; what somebody is changing at this moment waits for the next time. */
    void takeIn() {
        while (Boolean.TRUE.equals(transaction.execute(status -> takeInSome()))) {
            // The next piece, in a transaction of its own.
        }
    }

    /** The report is held, so that no sentence is changed or deleted between being read here and being found. */
    private boolean takeInSome() {
        var piece = database.sql("""
                        select b.id from search_backlog b join roll_up_report r on r.id = b.report_id
                        order by b.id limit 1 for update of b, r skip locked
                        """).query(Long.class).optional();
        piece.ifPresent(id -> {
            database.sql("select search_keep_all('PASSAGE', passages) from search_backlog where id = ?")
                    .params(id)
                    .query((row, number) -> id)
                    .single();
            database.sql("delete from search_backlog where id = ?").params(id).update();
        });
        return piece.isPresent();
    }
}
