package luoshi.progress;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the province sent back in a quarter, counted by category and listed in the order of the document; units are not counted. */
@Service
@Transactional(readOnly = true)
class Returns {

    private final JdbcClient database;

    Returns(JdbcClient database) {
        this.database = database;
    }

    /** How often the province sent something back, for every category in their order, those without a return too. */
    public List<Count> counts(Actor actor, Quarter quarter) {
        actor.mustBe(Role.COORDINATOR);
        var found = database.sql("""
                        select r.category, count(*) as returns
                        from entry_review r
                          join progress_entry e on e.id = r.entry_id
                          join reporting_period p on p.id = e.period_id
                        where p.quarter = :quarter and r.level = 'PROVINCE' and r.verdict = 'RETURNED'
                        group by r.category
                        """).param("quarter", quarter.toString()).query(Count.class).list().stream()
                .collect(Collectors.toMap(Count::category, Count::returns));
        return Arrays.stream(ReturnCategory.values())
                .map(category -> new Count(category, found.getOrDefault(category, 0)))
                .toList();
    }

    /**
     * What the province sent back.
     *
     * @param category why, or null for all
     */
    public List<Line> list(Actor actor, Quarter quarter, @Nullable ReturnCategory category) {
        actor.mustBe(Role.COORDINATOR);
        return database.sql("""
                        select e.id as entry_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               o.unit_name, e.state, r.version_number, r.category, r.reason, r.fields,
                               a.display_name as reviewer, r.reviewed_at
                        from entry_review r
                          join progress_entry e on e.id = r.entry_id
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                          join account a on a.id = r.reviewed_by
                        where p.quarter = :quarter and r.level = 'PROVINCE' and r.verdict = 'RETURNED'
                          and (cast(:category as text) is null or r.category = :category)
                        order by m.number, o.position, r.id
                        """)
                .param("quarter", quarter.toString())
                .param("category", category == null ? null : category.name())
                .query(Line.class)
                .list();
    }

    /** How often something was sent back for that reason. */
    record Count(ReturnCategory category, int returns) {}

    /** One return. */
    record Line(
            long entryId,
            int measureNumber,
            String measure,
            String unitName,
            EntryState state,
            int versionNumber,
            ReturnCategory category,
            String reason,
            String fields,
            String reviewer,
            Instant reviewedAt) {

        /** The names of the fields it was about. */
        public List<String> fieldNames() {
            return fields.isEmpty() ? List.of() : List.of(fields.split(","));
        }
    }
}
