package luoshi.organisation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Units by key and date. */
@Component
public class UnitDirectory {

    private final JdbcClient database;

    UnitDirectory(JdbcClient database) {
        this.database = database;
    }

    /** The unit that compiles the roll-up. */
    public Unit coordinatingUnit() {
        return database.sql("select id, code, name, full_name from unit where coordinates")
                .query(Unit.class)
                .single();
    }

    /** Whether the unit is the one that compiles the roll-up. */
    public boolean isCoordinating(long unitId) {
        return coordinatingUnit().id() == unitId;
    }

    /** The unit with the code. */
    public Optional<Unit> byCode(String code) {
        return database.sql("select id, code, name, full_name from unit where code = ?")
                .param(code)
                .query(Unit.class)
                .optional();
    }

    /** How the unit was called on the day: a renaming leaves earlier quarters under the old name. */
    public String nameOn(long id, LocalDate day) {
        return database.sql("""
                select coalesce(
                    (select n.name from unit_name n
                     where n.unit_id = u.id and n.valid_from <= :day
                     order by n.valid_from desc limit 1),
                    u.name)
                from unit u where u.id = :id
                """)
                .param("id", id)
                .param("day", day)
                .query(String.class)
                .single();
    }

    /** What units are called on the day, and what they are called in error. */
    public UnitNames names(LocalDate day) {
        var called = database.sql("""
                        with named as (
                            select u.id, u.name, u.full_name, u.valid_from from unit u
                            union all
                            select n.unit_id, n.name, n.full_name, n.valid_from from unit_name n),
                        today as (
                            select distinct on (id) id, name, full_name from named
                            where valid_from <= greatest(:day, date '2020-05-22') order by id, valid_from desc),
                        other as (
                            select id, name from named union select id, full_name from named
                            union select unit_id, name from unit_loose_name)
                        select t.name as called, t.name as right_name from today t
                        union
                        select t.full_name, t.full_name from today t
                        union
                        select o.name, t.name from other o join today t on t.id = o.id
                        where o.name not in (select name from today union select full_name from today)
                        """)
                .param("day", day)
                .query((row, n) -> new UnitNames.Wrong(row.getString("called"), row.getString("right_name")))
                .list();
        return new UnitNames(
                called.stream()
                        .filter(one -> one.name().equals(one.right()))
                        .map(UnitNames.Wrong::name)
                        .toList(),
                called.stream().filter(one -> !one.name().equals(one.right())).toList());
    }

    /** How each unit was called on the day, by its id. */
    public Map<Long, String> namesOn(LocalDate day) {
        var names = new HashMap<Long, String>();
        database.sql("""
                select distinct on (u.id) u.id, coalesce(n.name, u.name) as name
                from unit u left join unit_name n on n.unit_id = u.id and n.valid_from <= :day
                order by u.id, n.valid_from desc nulls last
                """).param("day", day).query(row -> {
            names.put(row.getLong("id"), row.getString("name"));
        });
        return names;
    }

    /** The units that existed on the day, in the official order: for selection lists. */
    public List<Unit> existingOn(LocalDate day) {
        return database.sql("""
                select id, code, name, full_name from unit
                where valid_from <= :day and (valid_to is null or valid_to >= :day)
                order by sort_no, id
                """).param("day", day).query(Unit.class).list();
    }

    /** The members that a group had on the day, in the official order. */
    public List<Unit> membersOn(String groupCode, LocalDate day) {
        return database.sql("""
                select u.id, u.code, u.name, u.full_name
                from membership m
                  join unit_group g on g.id = m.group_id
                  join unit u on u.id = m.unit_id
                where g.code = :group and m.valid_from <= :day and (m.valid_to is null or m.valid_to >= :day)
                order by u.sort_no, u.id
                """)
                .param("group", groupCode)
                .param("day", day)
                .query(Unit.class)
                .list();
    }

    /** A unit under its present short and full name. */
    public record Unit(long id, String code, String name, String fullName) {}
}
