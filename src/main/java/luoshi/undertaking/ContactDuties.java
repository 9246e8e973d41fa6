package luoshi.undertaking;

import luoshi.account.PersonalDuties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how many claims somebody is the contact of; {@link ContactHandover} moves them. */
@Component
class ContactDuties implements PersonalDuties {

    private final JdbcClient database;

    ContactDuties(JdbcClient database) {
        this.database = database;
    }

    @Override
    public String nameKey() {
        return "undertaking.duty.contact";
    }

    @Override
    public int of(long accountId) {
        return database.sql("select count(*) from claim where contact_id = ? and state = 'CLAIMED'")
                .params(accountId)
                .query(Integer.class)
                .single();
    }
}
