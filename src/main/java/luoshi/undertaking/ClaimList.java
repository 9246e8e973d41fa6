package luoshi.undertaking;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists claims in the order of the document. A unit sees its own and, of the measures it shares, those of the other units
 * that have been taken on; the province sees all.
 */
@Component
class ClaimList {

    private static final String LINES = """
            select c.id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, c.unit_id,
                   u.name as unit_name, case when r.group_id is null then r.role else 'RESPONSIBLE' end as role, c.state,
                   c.waiting_since, coalesce(e.text, '') as elaboration, coalesce(a.display_name, '') as contact,
                   s.milestones, s.reached, s.next_due, s.next_first_due, c.closed_on, x.extensions,
                   x.days_put_off, coalesce(d.reason, '') as reason
            from claim c
              join measure m on m.id = c.measure_id
              join unit u on u.id = c.unit_id
              join responsibility r on r.id = c.responsibility_id
              left join elaboration e on e.claim_id = c.id and e.number = c.elaborations
              left join account a on a.id = c.contact_id
              left join lateral (select reason from claim_answer where claim_id = c.id order by id desc limit 1) d on true
              cross join lateral (select count(*) as milestones, count(done_on) as reached,
                                         min(due_on) filter (where done_on is null) as next_due,
                                         (array_agg(first_due_on order by due_on, number)
                                             filter (where done_on is null))[1] as next_first_due
                                  from milestone where claim_id = c.id) s
              cross join lateral (select count(*) as extensions,
                                         coalesce(sum(asked_for - due_on), 0) as days_put_off
                                  from extension_request where claim_id = c.id and state = 'GRANTED') x
            """;

    private static final String ORDER = " order by m.number, r.position, u.sort_no, c.id";

    private final JdbcClient database;

    ClaimList(JdbcClient database) {
        this.database = database;
    }

    /** Whether the person sees the claims of every unit. */
    static boolean seesAll(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
    }

    /**
     * What the filter lets through, of the own unit or of all; unit by code, measure by number, both optional.
     *
     * @param overdue whoever has been asked on this day or before is overdue
     */
    List<ClaimLine> of(
            Actor actor, ClaimFilter filter, LocalDate overdue, @Nullable String unit, @Nullable Integer measure) {
        return database.sql(LINES + """
                        where %s and (:all or c.unit_id = :own)
                          and (coalesce(:unit, '') = '' or u.code = :unit)
                          and (cast(:measure as integer) is null or m.number = :measure)
                        """.formatted(filter.condition()) + ORDER)
                .param("overdue", overdue)
                .param("all", seesAll(actor))
                .param("own", actor.unitId())
                .param("unit", unit)
                .param("measure", measure)
                .query(ClaimLine.class)
                .list();
    }

    /** The claims of a measure, also those that were taken off their units. */
    List<ClaimLine> ofMeasure(int measure) {
        return database.sql(LINES + """
                        where m.number = :measure
                        """ + ORDER)
                .param("measure", measure)
                .query(ClaimLine.class)
                .list();
    }

    /** How many each filter lets through, of the own unit or of all. */
    Map<ClaimFilter, Integer> counts(Actor actor, LocalDate overdue) {
        var columns = new StringBuilder();
        for (var filter : ClaimFilter.values()) {
            columns.append(columns.isEmpty() ? "" : ", ")
                    .append("count(*) filter (where %s) as %s".formatted(filter.condition(), filter.name()));
        }
        var counts = new EnumMap<ClaimFilter, Integer>(ClaimFilter.class);
        database.sql("select " + columns + " from claim c where :all or c.unit_id = :own")
                .param("overdue", overdue)
                .param("all", seesAll(actor))
                .param("own", actor.unitId())
                .query(row -> {
                    for (var filter : ClaimFilter.values()) {
                        counts.put(filter, row.getInt(filter.name()));
                    }
                });
        return counts;
    }
}
