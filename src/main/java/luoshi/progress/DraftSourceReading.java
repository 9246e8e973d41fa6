package luoshi.progress;

import java.util.List;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what a draft is compared with, in three statements however many units there are. */
@Component
class DraftSourceReading {

    private static final int OWN_QUARTERS = 3;

    private final JdbcClient database;

    DraftSourceReading(JdbcClient database) {
        this.database = database;
    }

    /** What the draft of that entry is compared with. Texts of other units that nobody has submitted are not among it. */
    DraftSources of(long entryId) {
        return of(entryId, indicators(entryId));
    }

    /** The texts alone, without the indicators, for whoever compares only words. */
    DraftSources texts(long entryId) {
        return of(entryId, List.of());
    }

    private DraftSources of(long entryId, List<DraftSources.Indicator> indicators) {
        var frame = frame(entryId);
        var texts = reported(entryId);
        return new DraftSources(
                frame.quarter,
                frame.wholeProvince,
                texts.stream().filter(SourceText::own).limit(OWN_QUARTERS).toList(),
                texts.stream().filter(text -> !text.own()).toList(),
                frame.document,
                indicators);
    }

    private record Frame(Quarter quarter, boolean wholeProvince, String document) {}

    private Frame frame(long entryId) {
        return database.sql("""
                        select p.quarter, u.nature not in ('CITY', 'COUNTY') as whole_province,
                               (select string_agg(c.text, '' order by c.number) from clause c
                                where c.measure_id = e.measure_id) as document
                        from progress_entry e
                          join reporting_period p on p.id = e.period_id
                          join unit u on u.id = e.unit_id
                        where e.id = :entry
                        """).param("entry", entryId).query(Frame.class).single();
    }

    private List<DraftSources.Indicator> indicators(long entryId) {
        return database.sql("""
                        select i.id, i.name, i.unit
                        from progress_entry e join indicator i on i.measure_id = e.measure_id
                        where e.id = :entry order by i.number
                        """)
                .param("entry", entryId)
                .query(DraftSources.Indicator.class)
                .list();
    }

    /** Newest quarter first; of an obligation the latest entry that was submitted, which may be a correction. */
    private List<SourceText> reported(long entryId) {
        return database.sql("""
                        select * from (
                            select distinct on (e.obligation_id) e.id as entry_id, o.unit_name, p.quarter, p.starts_on,
                                   e.unit_id = draft.unit_id as own, e.state <> 'SUBMITTED' as approved,
                                   u.nature not in ('CITY', 'COUNTY') as whole_province, o.position,
                                   v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs
                            from progress_entry draft
                              join reporting_period present on present.id = draft.period_id
                              join progress_entry e on e.measure_id = draft.measure_id
                              join reporting_obligation o on o.id = e.obligation_id
                              join reporting_period p on p.id = e.period_id
                              join unit u on u.id = e.unit_id
                              join entry_version v on v.entry_id = e.id and v.number = e.versions
                            where draft.id = :entry and not v.no_progress
                              and case when e.unit_id = draft.unit_id
                                       then p.starts_on < present.starts_on
                                            and e.state in ('APPROVED', 'USED', 'FROZEN')
                                       else p.starts_on <= present.starts_on
                                            and p.starts_on > present.starts_on - interval '9 months'
                                            and e.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN') end
                            order by e.obligation_id, e.id desc) one
                        order by starts_on desc, position, entry_id
                        """).param("entry", entryId).query(SourceText.class).list();
    }
}
