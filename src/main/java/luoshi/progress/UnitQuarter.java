package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.progress.WorkingEntry.Other;
import org.springframework.jdbc.core.DataClassRowMapper;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** All that a unit has to fill in for a quarter, at once: what the offline package holds. */
@Service
@Transactional(readOnly = true)
class UnitQuarter {

    private static final RowMapper<Narrative> TEXT = new DataClassRowMapper<>(Narrative.class);
    private static final RowMapper<FigureView> FIGURE = new DataClassRowMapper<>(FigureView.class);
    private static final RowMapper<Other> OTHER = new DataClassRowMapper<>(Other.class);

    private final JdbcClient database;

    UnitQuarter(JdbcClient database) {
        this.database = database;
    }

    /**
     * The unit's entries of the period in the order of the document; of corrections only those that are not approved yet.
     *
     * @throws NotFound for everybody who does not write or review for his unit
     */
    public List<WorkingEntry> of(Actor actor, long periodId) {
        if (!actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            throw new NotFound();
        }
        var heads = database.sql(EntryReading.HEADS + """
                        where e.unit_id = :unit and e.period_id = :period
                          and (e.corrects_id is null or e.state not in ('APPROVED', 'USED', 'FROZEN'))
                        order by m.number, e.id
                        """)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .query(EntryHead.class)
                .list();
        if (heads.isEmpty()) {
            return List.of();
        }
        var ids = heads.stream().map(EntryHead::id).toList();
        var texts = texts(ids);
        var figures = figures(ids);
        var others = others(heads);
        return heads.stream()
                .map(head -> new WorkingEntry(
                        head,
                        texts.get(head.id()),
                        figures.getOrDefault(head.id(), List.of()),
                        others.getOrDefault(head.id(), List.of())))
                .toList();
    }

    private Map<Long, Narrative> texts(List<Long> ids) {
        return database.sql("""
                        select id, progress, practices, problems, next_steps, coordination_needs, status, no_progress,
                               no_progress_reason, summary, judgement
                        from progress_entry where id in (:ids)
                        """).param("ids", ids).query(Of.by("id", TEXT)).stream()
                .collect(Collectors.toMap(Of::entryId, Of::thing));
    }

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
                        """.formatted(EntryReading.FIGURE, FigureHistory.LAST))
                .param("ids", ids)
                .query(Of.by("entry_id", FIGURE))
                .stream()
                .collect(Collectors.groupingBy(Of::entryId, Collectors.mapping(Of::thing, Collectors.toList())));
    }

    /** The other units' parts of the measures that the unit leads, in the order of the document. */
    private Map<Long, List<Other>> others(List<EntryHead> heads) {
        var led =
                heads.stream().filter(EntryHead::summarises).map(EntryHead::id).toList();
        if (led.isEmpty()) {
            return Map.of();
        }
        return database.sql("""
                        select own.id as entry_id, o.id as obligation_id, o.unit_name,
                               exists (select from passed_entry p where p.obligation_id = o.id) as is_in
                        from progress_entry own
                          join reporting_obligation o
                            on o.period_id = own.period_id and o.measure_id = own.measure_id
                           and o.id <> own.obligation_id
                        where own.id in (:ids)
                        order by o.position
                        """).param("ids", led).query(Of.by("entry_id", OTHER)).stream()
                .collect(Collectors.groupingBy(Of::entryId, Collectors.mapping(Of::thing, Collectors.toList())));
    }

    /** Something of one entry. */
    private record Of<T>(long entryId, T thing) {

        static <T> RowMapper<Of<T>> by(String column, RowMapper<T> mapper) {
            return (ResultSet row, int number) -> read(row, number, column, mapper);
        }

        private static <T> Of<T> read(ResultSet row, int number, String column, RowMapper<T> mapper)
                throws SQLException {
            return new Of<>(row.getLong(column), mapper.mapRow(row, number));
        }
    }
}
