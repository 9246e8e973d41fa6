package luoshi.organisation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All units as the page of units shows them. */
@Service
@Transactional(readOnly = true)
class UnitList {

    private final JdbcClient database;

    UnitList(JdbcClient database) {
        this.database = database;
    }

    /** By nature, in the official order. */
    public Map<UnitNature, List<UnitLine>> byNature() {
        return database.sql("""
                select id, code, name, full_name, nature, detail, division_code, parent_id,
                       valid_from, valid_to, coordinates, version
                from unit order by sort_no, id
                """).query(UnitLine.class).stream()
                .collect(Collectors.groupingBy(UnitLine::nature, TreeMap::new, Collectors.toList()));
    }

    /** One unit. */
    public Optional<UnitLine> find(long id) {
        return database.sql("""
                select id, code, name, full_name, nature, detail, division_code, parent_id,
                       valid_from, valid_to, coordinates, version
                from unit where id = ?
                """).param(id).query(UnitLine.class).optional();
    }

    /** The cities a county can belong to. */
    public List<CityChoice> cities() {
        return database.sql("select id as key, name as label from unit where nature = 'CITY' order by sort_no, id")
                .query(CityChoice.class)
                .list();
    }

    /** Whether a unit has the code. */
    public boolean isTaken(String code) {
        return database.sql("select exists (select from unit where code = ?)")
                .param(code)
                .query(Boolean.class)
                .single();
    }

    /** A city to choose from. */
    record CityChoice(long key, String label) {}
}
