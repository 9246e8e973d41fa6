package luoshi.organisation;

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

    /** A unit. */
    public record Unit(long id, String code, String name, String fullName) {}
}
