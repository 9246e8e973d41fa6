package luoshi.progress;

import luoshi.account.PersonalDuties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The entries that a person is writing. They are the unit's, so nothing has to move: whoever writes for the unit goes on
 * where the text stands. Who wrote it stays on record, for nobody reviews a text he had a hand in.
 */
@Component
class DraftDuties implements PersonalDuties {

    private final JdbcClient database;

    DraftDuties(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String nameKey() {
        return "progress.duty.drafts";
    }

    @Override
    public int of(long accountId) {
        return database.sql("""
                        select count(*) from progress_entry
                        where last_saved_by = ?
                          and state in ('DRAFT', 'WITHDRAWN', 'RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE')
                        """).params(accountId).query(Integer.class).single();
    }
}
