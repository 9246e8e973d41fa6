package luoshi.progress;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the province sent back in a quarter, counted by category and listed in the order of the document; units are not counted. */
@Service
@Transactional(readOnly = true)
class Returns {

    /** Entries, under the same name, as they stood at the end of a day. */
    private static final String AS_AT = "with progress_entry as (select * from progress_entry_on(:day))\n";

    private static final String BY_THEN = "(cast(:day as date) is null or r.business_time < cast(:day as date) + 1)";

    private final JdbcClient database;

    Returns(JdbcClient database) {
        this.database = database;
    }

    /**
     * How often the province sent something back, now or by the end of a past day, for every category in their order, those
     * without a return too.
     */
    public List<Count> counts(Actor actor, Quarter quarter, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR);
        var found = database
                .sql("""
                        select r.category, count(*) as returns
                        from entry_review r
                          join progress_entry e on e.id = r.entry_id
                          join reporting_period p on p.id = e.period_id
                        where p.quarter = :quarter and r.level = 'PROVINCE' and r.verdict = 'RETURNED' and %s
                        group by r.category
                        """.formatted(BY_THEN))
                .param("quarter", quarter.toString())
                .param("day", asAt.day())
                .query(Count.class)
                .list()
                .stream()
                .collect(Collectors.toMap(Count::category, Count::returns));
        return Arrays.stream(ReturnCategory.values())
                .map(category -> new Count(category, found.getOrDefault(category, 0)))
                .toList();
    }

    /**
     * What the province sent back.
     *
     * @param category why, or null for all
     * @param asAt the day by whose end it had been sent back, and at which it stood where it is shown
     */
    public List<Line> list(Actor actor, Quarter quarter, @Nullable ReturnCategory category, AsAt asAt) {
        actor.mustBe(Role.COORDINATOR);
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select e.id as entry_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               o.unit_name, e.state, r.version_number, r.category, r.reason, r.fields,
                               a.display_name as reviewer, r.reviewed_at
                        from entry_review r
                          join progress_entry e on e.id = r.entry_id
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                          join measure m on m.id = e.measure_id
                          join account a on a.id = r.reviewed_by
                        where p.quarter = :quarter and r.level = 'PROVINCE' and r.verdict = 'RETURNED' and %s
                          and (cast(:category as text) is null or r.category = :category)
                        order by m.number, o.position, r.id
                        """.formatted(BY_THEN))
                .param("day", asAt.day())
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
