package luoshi.progress;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.progress.InspectionFindings.Finding;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 自评—审核—抽查: what units say of themselves beside what others hold of it, in the order of the document. */
@Component
class AssessmentTable {

    private final JdbcClient database;
    private final List<InspectionFindings> inspections;

    AssessmentTable(JdbcClient database, ObjectProvider<InspectionFindings> inspections) {
        this.database = database;
        this.inspections = inspections.orderedStream().toList();
    }

    /** Everything that was received in a period, as the province's offices see it; one statement. */
    List<Line> of(Actor actor, long periodId, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR, Role.LEADER, Role.INSPECTOR);
        var found = new HashMap<Long, Finding>();
        inspections.forEach(one -> found.putAll(one.of(periodId, asAt)));
        return database.sql("""
                        select s.obligation_id, coalesce(s.effective_entry_id, s.entry_id) as entry_id, m.number,
                               '（' || m.numeral || '）' || m.title as measure, s.unit_name, s.status, s.no_progress,
                               s.approved, s.assessment
                        from %s join measure m on m.id = s.measure_id
                        where s.period_id = :period and s.received
                        order by m.number, s.position, s.obligation_id
                        """.formatted(ReportingStatus.source(asAt)))
                .param("period", periodId)
                .param("day", asAt.day())
                .query((row, n) -> new Line(
                        row.getLong("entry_id"),
                        row.getInt("number"),
                        row.getString("measure"),
                        row.getString("unit_name"),
                        row.getBoolean("approved"),
                        row.getBoolean("no_progress"),
                        row.getString("status") == null ? null : ProgressStatus.valueOf(row.getString("status")),
                        row.getString("assessment") == null ? null : Assessment.valueOf(row.getString("assessment")),
                        found.get(row.getLong("obligation_id"))))
                .list();
    }

    /** How many of the lines each filter lets through. */
    static Map<AssessmentGap, Long> counts(List<Line> lines) {
        var counts = new LinkedHashMap<AssessmentGap, Long>();
        for (var gap : AssessmentGap.values()) {
            counts.put(gap, lines.stream().filter(gap::lets).count());
        }
        return counts;
    }

    /**
     * What one unit reported on one measure, and what is held of it.
     *
     * @param status what the unit says, or null where nothing has passed the review
     * @param assessment what the reviewer holds of it, or null
     * @param finding what an inspection found, or null
     */
    record Line(
            long entryId,
            int number,
            String measure,
            String unitName,
            boolean approved,
            boolean noProgress,
            @Nullable ProgressStatus status,
            @Nullable Assessment assessment,
            @Nullable Finding finding) {

        /** Whether somebody holds something else than the unit says. */
        public boolean differs() {
            return assessment != null && assessment != Assessment.RECOGNISED || finding != null && finding.differs();
        }

        /** The key of what the unit says, or null where nothing counts yet. */
        public @Nullable String own() {
            if (noProgress) {
                return "progress.no-progress";
            }
            return status == null ? null : status.key();
        }
    }
}
