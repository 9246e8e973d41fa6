package luoshi.progress;

import luoshi.account.PersonalDuties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Counts what somebody has typed and not saved, into entries and other forms alike; {@link EntryTyping} and the module of
 * the latter give it to whoever takes over.
 */
@Component
class TypingDuties implements PersonalDuties {

    private final JdbcClient database;

    TypingDuties(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String nameKey() {
        return "progress.duty.typing";
    }

    @Override
    public int of(long accountId) {
        return database.sql("""
                        select (select count(*) from entry_typing where account_id = :account)
                             + (select count(*) from entry_typing_handed_over where account_id = :account)
                             + (select count(*) from typed_form where account_id = :account)
                        """)
                .param("account", accountId)
                .query(Integer.class)
                .single();
    }
}
