package luoshi.light;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is owed on the measures in a quarter, and how that was reported. */
@Component
class PartReading {

    private static final int ALL = 0;

    private static final String OWED = "left join obligation_status s on s.measure_id = m.id and s.period_id = p.id";

    private static final String EXPECTED = """
            left join (select 0 as obligation_id, o.measure_id, o.unit_id, o.unit_name, o.role, null::bigint as entry_id,
                              false as received, false as late, false as approved, '' as state, false as returned,
                              o.place as position
                       from owed_at_opening(:period) o) s on s.measure_id = m.id""";

    /** What is owed, what counts of it and who returned it, under the same names, as they stood at the end of a day. */
    private static final String AS_AT = """
            , obligation_status as (select * from obligation_status_on(:period, cast(:on as date))),
                 passed_entry as (select * from passed_entry_on(cast(:on as date))),
                 entry_review as (select * from entry_review where business_time::date <= :on)
            """;

    /** By measure, what inspections found untrue of the reports on it and is not put right: day and number, a line for each. */
    private static final String UNTRUE = """
            with untrue as materialized (
                select measure_id, string_agg(released_on || ' ' || doc_number, E'\n' order by released_on, doc_number) as lines
                from untrue_report(:period, cast(:today as date)) group by measure_id)
            """;

    /** For how long there has been nothing new is asked only of who says so now, or of whom nothing is owed yet. */
    private static final String PARTS = """
            select m.id as measure_id, m.number as measure_number, m.numeral, m.title as measure_title,
                   c.number as chapter_number, c.numeral as chapter_numeral, c.title as chapter_title,
                   s.obligation_id, s.unit_id, s.unit_name, s.role = 'LEAD' as lead, s.entry_id,
                   coalesce(s.received, false) as received, coalesce(s.late, false) as late,
                   coalesce(s.approved, false) as approved,
                   coalesce(s.approved or s.state = 'SUBMITTED', false) as submitted,
                   case when s.returned then (select max(r.business_time)::date from entry_review r
                                              where r.entry_id = s.entry_id and r.level = 'PROVINCE'
                                                and r.verdict = 'RETURNED') end as returned_on,
                   coalesce(v.status in ('DONE_CLAIMED', 'CLOSED'), false) as claimed_done,
                   case when s.entry_id is null or v.no_progress
                        then (select q.quarters from quarters_still(m.id, s.unit_id, p.starts_on,
                                                                    '{APPROVED,USED,FROZEN,SUBMITTED}') q) else 0 end as still_reported,
                   case when s.entry_id is null or v.no_progress
                        then (select q.quarters from quarters_still(m.id, s.unit_id, p.starts_on, '{APPROVED,USED,FROZEN}') q)
                        else 0 end as still_verified,
                   coalesce(untrue.lines, '') as untrue
            from measure m
              join chapter c on c.id = m.chapter_id
              join reporting_period p on p.id = :period and p.document_id = m.document_id
              left join obligation_status s on s.measure_id = m.id and s.period_id = p.id
              left join passed_entry e on e.obligation_id = s.obligation_id
              left join entry_version v on v.id = e.version_id
              left join untrue on untrue.measure_id = m.id
            where :measure in (0, m.number)
            order by m.number, s.position, s.unit_id
            """;

    private final JdbcClient database;

    PartReading(JdbcClient database) {
        this.database = database;
    }

    /**
     * A row for each obligation in the order of the document, or one without any for a measure that nobody owes; now or at the end
     * of a past day.
     */
    List<PartLine> parts(int measure, Setting setting, AsAt asAt) {
        return asAt.isPast()
                ? read(
                        AS_AT
                                + PARTS.replace("quarters_still(", "quarters_still_on(")
                                        .replace("}')", "}', cast(:on as date))"),
                        measure,
                        setting,
                        asAt)
                : read(PARTS, measure, setting, asAt);
    }

    /** The same of a quarter that has not opened: a row for each obligation that it will have, by what is known today. */
    List<PartLine> expected(Setting setting) {
        return read(PARTS.replace(OWED, EXPECTED), ALL, setting, AsAt.NOW);
    }

    private List<PartLine> read(String sql, int measure, Setting setting, AsAt asAt) {
        return database.sql(UNTRUE + sql)
                .param("period", setting.periodId())
                .param("measure", measure)
                .param("on", asAt.day())
                .param("today", setting.frame().today())
                .query(PartLine.class)
                .list();
    }

    /**
     * One unit's part of a measure, or the measure alone.
     *
     * @param untrue the lines of {@link Untrue} on the measure
     */
    record PartLine(
            long measureId,
            int measureNumber,
            String numeral,
            String measureTitle,
            int chapterNumber,
            String chapterNumeral,
            String chapterTitle,
            @Nullable Long obligationId,
            @Nullable Long unitId,
            @Nullable String unitName,
            @Nullable Boolean lead,
            @Nullable Long entryId,
            boolean received,
            boolean late,
            boolean approved,
            boolean submitted,
            @Nullable LocalDate returnedOn,
            boolean claimedDone,
            int stillReported,
            int stillVerified,
            String untrue) {

        /** What is found untrue of any report on the measure. */
        List<Untrue> foundUntrue() {
            return untrue.lines().map(Untrue::read).toList();
        }

        boolean isOwed() {
            return obligationId != null;
        }

        boolean isLead() {
            return Boolean.TRUE.equals(lead);
        }

        Reporting reporting(Basis basis) {
            return new Reporting(
                    true,
                    received,
                    late,
                    basis == Basis.REPORTED ? submitted : approved,
                    returnedOn,
                    basis == Basis.REPORTED ? stillReported : stillVerified);
        }
    }
}
