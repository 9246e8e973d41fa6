package luoshi.progress;

import luoshi.account.DutiesHandedOver;
import luoshi.account.PersonalDuties;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody has typed and not saved goes to whoever takes over, who finds it in the form; where the successor has
 * typed something too, it stays where it is.
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
        return database.sql("select count(*) from entry_typing where account_id = ?")
                .params(accountId)
                .query(Integer.class)
                .single();
    }

    @EventListener
    void handOver(DutiesHandedOver handover) {
        database.sql("""
                        update entry_typing t set account_id = :to
                        where t.account_id = :from
                          and not exists (select from entry_typing o
                                          where o.entry_id = t.entry_id and o.account_id = :to)
                        """)
                .param("from", handover.fromAccountId())
                .param("to", handover.toAccountId())
                .update();
    }
}
