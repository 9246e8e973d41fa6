package luoshi.undertaking;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Lists claims in the order of the document. A unit sees its own and, of the measures it shares, those of the other units
 * that have been taken on; the province sees all.
 */
@Component
class ClaimList {

    private static final String LINES = """
            select c.id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, c.unit_id, u.code as unit_code,
                   u.name as unit_name, case when r.group_id is null then r.role else 'RESPONSIBLE' end as role, c.state,
                   c.waiting_since, coalesce(e.text, '') as elaboration, coalesce(a.display_name, '') as contact,
                   s.milestones, s.reached, s.next_due, s.next_first_due, c.closed_on, x.extensions,
                   x.days_put_off, coalesce(d.reason, '') as reason,
                   exists (select from public.claim k join public.claim mine on mine.measure_id = k.measure_id
                           where k.id = c.id and k.state in ('CLAIMED', 'CLOSED')
                             and mine.unit_id = :own and mine.state <> 'RELEASED') as shared_today
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
                                  from standing_milestone where claim_id = c.id) s
              cross join lateral (select count(*) as extensions,
                                         coalesce(sum(asked_for - due_on), 0) as days_put_off
                                  from extension_request where claim_id = c.id and state = 'GRANTED') x
            """;

    /** What the lines are read from, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with claim as (select * from claim_on(:day)),
            standing_milestone as (select * from milestone_on(:day)),
            claim_answer as (select * from claim_answer where answered_on <= :day),
            extension_request as (select * from extension_request where decided_on <= :day)
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

    /** Those of the own unit or of all, now or at the end of a past day. */
    List<ClaimLine> of(Actor actor, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + LINES + "where :all or c.unit_id = :own" + ORDER)
                .param("day", asAt.day())
                .param("all", seesAll(actor))
                .param("own", actor.unitId())
                .query(ClaimLine.class)
                .list();
    }

    /** The claims of a measure, also those that were taken off their units, now or at the end of a past day. */
    List<ClaimLine> ofMeasure(Actor actor, int measure, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + LINES + """
                        where m.number = :measure
                        """ + ORDER)
                .param("measure", measure)
                .param("own", actor.unitId())
                .param("day", asAt.day())
                .query(ClaimLine.class)
                .list();
    }
}
