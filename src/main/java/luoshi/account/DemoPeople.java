package luoshi.account;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Lets the people of the demo sign in and act. Exists in the demo profile only. */
@Component
@Profile("demo")
public class DemoPeople {

    private final JdbcClient database;
    private final DemoAccounts accounts;
    private final PasswordEncoder encoder;
    private final Clock clock;

    DemoPeople(JdbcClient database, DemoAccounts accounts, PasswordEncoder encoder, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.encoder = encoder;
        this.clock = clock;
    }

    /** Gives the demo's common password to everybody of the demo who has none. */
    public void givePasswords() {
        database.sql("update account set password_hash = ?, password_set_at = ? where demo and password_hash is null")
                .params(encoder.encode(accounts.getPassword()), OffsetDateTime.now(clock))
                .update();
    }

    /** The person of the demo with that user name. */
    public Actor actor(String username) {
        return database.sql("select id, display_name, unit_id from account where demo and username = ?")
                .params(username)
                .query((row, n) -> new Actor(
                        row.getLong("id"),
                        username,
                        row.getString("display_name"),
                        row.getLong("unit_id"),
                        rolesOf(row.getLong("id"))))
                .single();
    }

    private Set<Role> rolesOf(long account) {
        return database
                .sql("select role from account_role where account_id = ?")
                .params(account)
                .query(String.class)
                .list()
                .stream()
                .map(Role::valueOf)
                .collect(Collectors.toSet());
    }
}
