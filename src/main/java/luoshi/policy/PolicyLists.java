package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the pages of all measures show, measure after measure. */
@Component
class PolicyLists {

    private final JdbcClient database;

    PolicyLists(JdbcClient database) {
        this.database = database;
    }

    /** The responsible units in the order of the document, and where it ends a list with 等相关单位, that too; now or at the end of a past day. */
    List<ResponsibilityLine> responsibilities(AsAt asAt) {
        return database.sql((asAt.isPast() ? MeasureReading.AS_AT + "," : "with") + """
                         named as (
                            select r.measure_id, r.position, r.wording, coalesce(u.full_name, g.full_name) as full_name,
                                   g.id is not null as of_group,
                                   (select count(*) from membership s where s.group_id = g.id and s.valid_to is null)
                                       as members,
                                   coalesce(g.kind, 'LOCAL_GOVERNMENTS') <> 'LOCAL_GOVERNMENTS' as left_open,
                                   s.settled_on, coalesce(s.reason, '') as settled_reason,
                                   r.role, r.basis, r.basis_on, r.basis_reason
                            from responsibility r
                              left join unit u on u.id = r.unit_id
                              left join unit_group g on g.id = r.group_id
                              left join wording_settlement s on s.group_id = g.id and s.reopened_on is null
                            where r.valid_to is null
                            union all
                            select m.id, null, m.open_tail, '', true,
                                   (select count(*) from responsibility s
                                    where s.measure_id = m.id and s.role = 'SUPPLEMENTED' and s.valid_to is null),
                                   true, s.settled_on, coalesce(s.reason, ''), 'SUPPLEMENTED', 'STATED', null, ''
                            from measure m
                              left join wording_settlement s on s.measure_id = m.id and s.reopened_on is null
                            where m.open_tail <> '')
                        select n.position, c.numeral || '、' || c.title as chapter,
                               '（' || m.numeral || '）' || m.title as measure, n.wording, n.full_name, n.of_group,
                               n.members, n.left_open, n.settled_on, n.settled_reason, n.role, n.basis, n.basis_on, n.basis_reason
                        from named n join measure m on m.id = n.measure_id join chapter c on c.id = m.chapter_id
                        order by m.number, n.position nulls last
                        """)
                .param("day", asAt.day())
                .query(ResponsibilityLine.class)
                .list();
    }

    /** The indicators in the order of the text. */
    List<IndicatorLine> indicators() {
        return database.sql("""
                        select i.number, '（' || m.numeral || '）' || m.title as measure, i.name, i.quote, i.form,
                               i.baseline, i.target, i.open_wording, i.due_on, i.due, i.condition, i.note
                        from indicator i join measure m on m.id = i.measure_id
                        order by m.number, i.number
                        """).query(IndicatorLine.class).list();
    }

    record ResponsibilityLine(
            @Nullable Integer position,
            String chapter,
            String measure,
            String wording,
            String fullName,
            boolean ofGroup,
            int members,
            boolean leftOpen,
            @Nullable LocalDate settledOn,
            String settledReason,
            String role,
            String basis,
            @Nullable LocalDate basisOn,
            String basisReason) {}

    record IndicatorLine(
            int number,
            String measure,
            String name,
            String quote,
            String form,
            String baseline,
            String target,
            boolean openWording,
            @Nullable LocalDate dueOn,
            String due,
            String condition,
            String note) {}
}
