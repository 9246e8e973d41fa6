package luoshi.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Accounts as the administrators' pages show them. */
@Service
@Transactional(readOnly = true)
class AccountDirectory {

    private final JdbcClient database;

    AccountDirectory(JdbcClient database) {
        this.database = database;
    }

    /** By unit in the official order; of one unit if one is given, with the text in the user name or the name. */
    public List<AccountDetails> list(@Nullable Long unitId, String text) {
        return database.sql("""
                select a.id, a.username, a.display_name, a.unit_id, u.name as unit_name, a.office_phone, a.email,
                       a.password_hash is not null as opened, a.disabled_at is not null as disabled, a.version,
                       array(select role from account_role where account_id = a.id) as roles
                from account a join unit u on u.id = a.unit_id
                where (cast(:unit as bigint) is null or a.unit_id = :unit)
                  and (strpos(a.username, lower(:text)) > 0 or strpos(a.display_name, :text) > 0)
                order by u.sort_no, a.id
                """)
                .param("unit", unitId)
                .param("text", text)
                .query(AccountDirectory::read)
                .list();
    }

    /** One account. */
    public Optional<AccountDetails> find(long id) {
        return database.sql("""
                select a.id, a.username, a.display_name, a.unit_id, u.name as unit_name, a.office_phone, a.email,
                       a.password_hash is not null as opened, a.disabled_at is not null as disabled, a.version,
                       array(select role from account_role where account_id = a.id) as roles
                from account a join unit u on u.id = a.unit_id
                where a.id = :id
                """).param("id", id).query(AccountDirectory::read).optional();
    }

    /** Whether somebody has, or once had, the user name. */
    public boolean isTaken(String username) {
        return database.sql("select exists (select from account where username = ?)")
                .param(username)
                .query(Boolean.class)
                .single();
    }

    /** The units a person can be put into, the coordinating one first. */
    public List<UnitChoice> units() {
        return database.sql("""
                select u.id as key, coalesce(p.name, '') || u.name as label
                from unit u left join unit p on p.id = u.parent_id
                where u.valid_to is null
                order by u.coordinates desc, u.sort_no, u.id
                """).query(UnitChoice.class).list();
    }

    /** Whether people can be put into the unit. */
    public boolean isInForce(long unitId) {
        return database.sql("select exists (select from unit where id = ? and valid_to is null)")
                .param(unitId)
                .query(Boolean.class)
                .single();
    }

    private static AccountDetails read(ResultSet row, int number) throws SQLException {
        var roles = EnumSet.noneOf(Role.class);
        Arrays.stream((String[]) row.getArray("roles").getArray())
                .map(Role::valueOf)
                .forEach(roles::add);
        return new AccountDetails(
                row.getLong("id"),
                row.getString("username"),
                row.getString("display_name"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                row.getString("office_phone"),
                row.getString("email"),
                roles,
                state(row.getBoolean("opened"), row.getBoolean("disabled")),
                row.getInt("version"));
    }

    private static String state(boolean opened, boolean disabled) {
        return disabled ? "DISABLED" : opened ? "OPEN" : "INVITED";
    }

    /** A unit to choose from. */
    record UnitChoice(long key, String label) {}
}
