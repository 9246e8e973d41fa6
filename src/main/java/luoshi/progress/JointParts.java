package luoshi.progress;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The parts of a joint measure. */
@Component
class JointParts {

    /** What {@link #besides} reads, by the parameter {@code id}. */
    static final String BESIDES = parts("""
            from progress_entry own
              join reporting_obligation o
                on o.period_id = own.period_id and o.measure_id = own.measure_id and o.id <> own.obligation_id
              join progress_entry first on first.obligation_id = o.id and first.corrects_id is null
              left join passed_entry p on p.obligation_id = o.id
              left join progress_entry e on e.id = coalesce(p.entry_id, first.id)
              left join entry_version v on v.id = p.version_id
              left join obligation_waiver waived on waived.obligation_id = o.id
            where own.id = :id and waived.obligation_id is null
            """);

    private static final String USED = """
            from entry_version_part used
              join entry_version v on v.id = used.part_version_id
              join progress_entry e on e.id = v.entry_id
              join progress_entry first on first.id = e.id
              join reporting_obligation o on o.id = e.obligation_id
            where used.version_id = :version
            """;

    /** The parts that the summary of the version {@code version} was made of, as they were then. */
    static final String INTEGRATED = parts(USED);

    /** The same with the texts that they shared at the end of {@code day}. */
    static final String INTEGRATED_THEN = parts(USED, """
              left join lateral (
                select x.* from entry_version x join progress_entry xe on xe.id = x.entry_id
                where xe.obligation_id = v.shares_id
                  and exists (select from entry_review r
                              where r.entry_id = x.entry_id and r.version_number = x.number and r.level = 'UNIT'
                                and r.verdict = 'PASSED' and r.business_time < :day + interval '1 day')
                order by xe.id desc, x.number desc limit 1) s on true
            """);

    private final JdbcClient database;

    JointParts(JdbcClient database) {
        this.database = database;
    }

    /** The other units' parts of the entry's measure and quarter, in the order of the document. */
    List<Part> besides(long entryId) {
        return database.sql(BESIDES).param("id", entryId).query(Part.class).list();
    }

    private static String parts(String from) {
        return parts(from, """
                left join passed_entry shared on shared.obligation_id = v.shares_id
                left join entry_version s on s.id = shared.version_id
                """);
    }

    /** The parts in the order of the document; the version that each shares is joined as {@code s}. */
    private static String parts(String from, String shared) {
        return """
                select o.id as obligation_id, o.unit_name, e.id as entry_id, e.state,
                       first.first_submitted_at is not null as received, v.id as version_id,
                       coalesce(v.no_progress, false) as no_progress,
                       coalesce(v.no_progress_reason, '') as no_progress_reason,
                       concat_ws(E'\\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress,
                       concat_ws(E'\\n', nullif(s.practices, ''), nullif(v.practices, '')) as practices,
                       concat_ws(E'\\n', nullif(s.problems, ''), nullif(v.problems, '')) as problems,
                       concat_ws(E'\\n', nullif(s.next_steps, ''), nullif(v.next_steps, '')) as next_steps,
                       concat_ws(E'\\n', nullif(s.coordination_needs, ''), nullif(v.coordination_needs, ''))
                           as coordination_needs
                %s
                order by o.position
                """.formatted(from.replace("where ", shared + "where "));
    }

    /** Whether the obligation is the lead's in a measure that others report on too. */
    boolean isLead(long obligationId) {
        return database.sql("""
                        select exists (select from reporting_obligation o
                                         join reporting_obligation other
                                           on other.period_id = o.period_id and other.measure_id = o.measure_id
                                          and other.id <> o.id
                                       where o.id = :obligation and o.role = 'LEAD'
                                         and not exists (select from obligation_waiver w
                                                         where w.obligation_id = other.id))
                        """)
                .param("obligation", obligationId)
                .query(Boolean.class)
                .single();
    }
}
