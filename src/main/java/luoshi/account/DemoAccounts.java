package luoshi.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The people of the demo and their common password; nobody anywhere else. */
@Component
class DemoAccounts {

    private final JdbcClient database;
    private final boolean demo;
    private final String password;

    DemoAccounts(JdbcClient database, Environment environment, @Value("${luoshi.demo.password:}") String password) {
        this.database = database;
        this.demo = environment.acceptsProfiles(Profiles.of("demo"));
        this.password = demo ? password : "";
    }

    /** Whether this is a demo at all. */
    public boolean isOffered() {
        return demo;
    }

    /** The password they all have. */
    public String getPassword() {
        return password;
    }

    /** In the order they were made. */
    public List<DemoAccount> getList() {
        if (!demo) {
            return List.of();
        }
        return database.sql("""
                select a.username, a.display_name, u.name as unit_name,
                       array(select role from account_role where account_id = a.id order by role) as roles
                from account a join unit u on u.id = a.unit_id
                where a.demo and a.disabled_at is null
                order by a.id
                """).query(DemoAccounts::read).list();
    }

    private static DemoAccount read(ResultSet row, int number) throws SQLException {
        var roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .sorted()
                .toList();
        return new DemoAccount(
                row.getString("username"), row.getString("display_name"), row.getString("unit_name"), roles);
    }

    /** Somebody one can sign in as in the demo. */
    record DemoAccount(String username, String displayName, String unitName, List<Role> roles) {}
}
