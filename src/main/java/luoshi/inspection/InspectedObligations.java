package luoshi.inspection;

import java.util.HashMap;
import java.util.Map;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.progress.InspectionFindings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is released of findings, for the table 自评—审核—抽查; of several on one report the last that differs, otherwise the last. */
@Component
class InspectedObligations implements InspectionFindings {

    private final JdbcClient database;
    private final Exports exports;

    InspectedObligations(JdbcClient database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    @Override
    public Map<Long, Finding> of(long periodId, AsAt asAt) {
        var found = new HashMap<Long, Finding>();
        database.sql("""
                        select f.obligation_id, f.id, f.verdict, f.found_on, now.state
                        from finding_on(cast(:day as date)) now
                          join finding f on f.id = now.id
                          join reporting_obligation o on o.id = f.obligation_id and o.period_id = :period
                        where now.released_on is not null and now.state <> 'REVOKED'
                        order by f.verdict <> 'CONFIRMED', f.found_on, f.id
                        """).param("period", periodId).param("day", asAt.day()).query(row -> {
            var verdict = Verdict.valueOf(row.getString("verdict"));
            var state = FindingState.valueOf(row.getString("state"));
            found.put(
                    row.getLong("obligation_id"),
                    new Finding(
                            exports.say(verdict.key()),
                            verdict.tone(),
                            verdict.differs() ? exports.say(state.key()) : "",
                            verdict.differs(),
                            row.getDate("found_on").toLocalDate(),
                            "/findings/" + row.getLong("id")));
        });
        return found;
    }
}
