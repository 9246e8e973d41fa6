package luoshi.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a sign-in is checked against: the person, and the hash of the password while the account is open. */
record Credentials(Actor actor, @Nullable String passwordHash) {

    static Optional<Credentials> of(String username, JdbcClient database) {
        return database.sql("""
                select id, username, display_name, unit_id,
                       case when disabled_at is null then password_hash end as password_hash,
                       array(select role from account_role where account_id = account.id) as roles
                from account
                where username = :username
                """)
                .param("username", username)
                .query(Credentials::read)
                .optional();
    }

    private static Credentials read(ResultSet row, int number) throws SQLException {
        var roles = Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .collect(Collectors.toSet());
        var actor = new Actor(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getLong("unit_id"),
                roles);
        return new Credentials(actor, row.getString("password_hash"));
    }
}
