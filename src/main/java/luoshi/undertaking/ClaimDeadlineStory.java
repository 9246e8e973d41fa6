package luoshi.undertaking;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.audit.Change;
import luoshi.audit.History;
import luoshi.audit.HistoryLine;
import luoshi.audit.Words;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts the settings of the deadline of claims into sentences: each one is kept with its reason. */
@Component
class ClaimDeadlineStory {

    private final JdbcClient database;
    private final Words words;
    private final Exports exports;

    ClaimDeadlineStory(JdbcClient database, Words words, Exports exports) {
        this.database = database;
        this.words = words;
        this.exports = exports;
    }

    /**
     * The history of the deadline, for the province.
     *
     * @param before the moment the page before ended with, or null for the first page
     * @throws NotFound for everybody else
     */
    @Transactional(readOnly = true)
    public History of(Actor actor, @Nullable Instant before) {
        if (!ClaimList.seesAll(actor)) {
            throw new NotFound();
        }
        var lines = lines().stream().filter(line -> before == null || line.at().isBefore(before));
        return History.of(lines, before);
    }

    private List<HistoryLine> lines() {
        return database.sql("""
                        select d.set_at, d.set_by, a.display_name, coalesce(u.name, '') as unit, d.reason,
                               lag(d.working_days::text, 1, '') over (order by d.id) as before,
                               d.working_days::text as now
                        from claim_deadline d
                          left join account a on a.username = d.set_by
                          left join unit u on u.id = a.unit_id
                        """).query(this::line).list();
    }

    private HistoryLine line(ResultSet row, int number) throws SQLException {
        var change = new Change("workingDays", row.getString("before"), row.getString("now"));
        return new HistoryLine(
                row.getObject("set_at", OffsetDateTime.class).toInstant(),
                name(row.getString("set_by"), row.getString("display_name")),
                row.getString("unit"),
                words.action("ClaimDeadlineSet"),
                List.of(words.change(change)),
                List.of(exports.say("undertaking.told.reason", row.getString("reason"))));
    }

    private String name(String username, @Nullable String displayName) {
        if (displayName != null) {
            return displayName;
        }
        return username.equals("system") ? exports.say("audit.system") : username;
    }
}
