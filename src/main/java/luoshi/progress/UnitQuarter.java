package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.progress.WorkingEntry.Other;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All that a unit has to fill in for a quarter, at once: what the offline package holds. */
@Service
@Transactional(readOnly = true)
class UnitQuarter {

    private static final RowMapper<EntryHead> HEAD = new DataClassRowMapper<>(EntryHead.class);
    private static final RowMapper<Narrative> TEXT = new DataClassRowMapper<>(Narrative.class);
    private static final TypeReference<Map<String, String>> EXPLANATIONS = new TypeReference<>() {};
    private static final RowMapper<FigureView> FIGURE = new DataClassRowMapper<>(FigureView.class);
    private static final TypeReference<List<Line>> OTHERS = new TypeReference<>() {};

    private final JdbcClient database;
    private final JsonMapper json;

    UnitQuarter(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    /**
     * Whether the unit has anything to fill in for the period.
     *
     * @throws NotFound for everybody who does not write or review for his unit
     */
    public boolean owes(Actor actor, long periodId) {
        refuseOthers(actor);
        return database.sql("select exists (select from progress_entry where unit_id = ? and period_id = ?)")
                .params(actor.unitId(), periodId)
                .query(Boolean.class)
                .single();
    }

    private static void refuseOthers(Actor actor) {
        if (!actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            throw new NotFound();
        }
    }

    /**
     * The unit's entries of the period in the order of the document; of corrections only those that are not approved yet.
     *
     * @throws NotFound for everybody who does not write or review for his unit
     */
    public List<WorkingEntry> of(Actor actor, long periodId) {
        refuseOthers(actor);
        var written = database.sql("""
                        select head.*, e.progress, e.practices, e.problems, e.next_steps, e.coordination_needs, e.status,
                               e.no_progress, e.no_progress_reason, e.summary, e.judgement,
                               (select coalesce(json_object_agg(x.finding, x.explanation), '{}')
                                from entry_explanation x where x.entry_id = head.id) as explanations,
                               (select coalesce(json_agg(json_build_object(
                                           'obligation', o.id, 'name', o.unit_name,
                                           'arrived', exists (select from passed_entry p where p.obligation_id = o.id))
                                       order by o.position), '[]')
                                from reporting_obligation o
                                where head.role = 'LEAD' and o.period_id = e.period_id and o.measure_id = e.measure_id
                                  and o.id <> e.obligation_id
                                  and not exists (select from obligation_waiver w where w.obligation_id = o.id)) as others
                        from (
                        """ + EntryStatements.HEADS + """
                            where e.unit_id = :unit and e.period_id = :period
                              and (e.corrects_id is null or e.state not in ('APPROVED', 'USED', 'FROZEN', 'GIVEN_UP'))) head
                          join progress_entry e on e.id = head.id
                        where head.waived_reason is null
                        order by head.measure_number, head.id
                        """)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .query(this::written)
                .list();
        if (written.isEmpty()) {
            return List.of();
        }
        var figures = figures(written.stream().map(one -> one.head.id()).toList());
        return written.stream()
                .map(one -> new WorkingEntry(
                        one.head,
                        one.text,
                        figures.getOrDefault(one.head.id(), List.of()),
                        one.others,
                        one.explanations))
                .toList();
    }

    /** An entry without its values; the other units' parts only of a measure that the unit leads. */
    private record Written(EntryHead head, Narrative text, Map<String, String> explanations, List<Other> others) {}

    private Written written(ResultSet row, int number) throws SQLException {
        return new Written(
                HEAD.mapRow(row, number),
                TEXT.mapRow(row, number),
                json.readValue(row.getString("explanations"), EXPLANATIONS),
                json.readValue(row.getString("others"), OTHERS).stream()
                        .map(one -> new Other(one.obligation, one.name, one.arrived))
                        .toList());
    }

    private record Line(long obligation, String name, boolean arrived) {}

    private Map<Long, List<FigureView>> figures(List<Long> ids) {
        return database
                .sql("""
                        select entry.id as entry_id, %s, coalesce(f.source, '') as source,
                               coalesce(f.explanation, '') as explanation
                        from progress_entry entry
                          join indicator i on i.measure_id = entry.measure_id
                          left join entry_figure f on f.indicator_id = i.id and f.entry_id = entry.id
                        %s
                        where entry.id in (:ids)
                          and (i.kind in ('TARGET', 'CEILING') or i.target_value is not null)
                        order by i.number
                        """.formatted(EntryStatements.FIGURE, FigureHistory.LAST))
                .param("ids", ids)
                .query(OfEntry.by("entry_id", FIGURE))
                .list()
                .stream()
                .collect(OfEntry.listed());
    }
}
