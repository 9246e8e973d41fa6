package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.NotFound;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What counts for a roll-up, and what happens to it there: approved entries only, in the order of the document. */
@Service
@Transactional
public class ApprovedProgress {

    private final JdbcClient database;
    private final ReportingPeriodRepository periods;

    ApprovedProgress(JdbcClient database, ReportingPeriodRepository periods) {
        this.database = database;
        this.periods = periods;
    }

    /** Every obligation of the period in the order of the document, with what is approved for it, if anything. */
    @Transactional(readOnly = true)
    public List<Line> of(long periodId) {
        return database.sql("""
                        select s.obligation_id, s.unit_name, s.role, s.of_coordinating_unit, s.received, s.state,
                               m.id as measure_id, m.number as measure_number, m.numeral as measure_numeral,
                               m.title as measure_title, c.title as chapter_title, c.number as chapter_number,
                               x.entry_id, x.version_number, x.own_progress as progress,
                               x.own_practices as practices, x.own_problems as problems,
                               x.own_next_steps as next_steps, x.own_coordination_needs as coordination_needs, x.status, coalesce(x.no_progress, false) as no_progress,
                               x.no_progress_reason, x.business_time::date as written_on,
                               coalesce((select string_agg(i.name || ' ' || trim_scale(f.amount) || i.unit
                                                           || '（截至' || to_char(f.as_of, 'FMYYYY年FMMM月FMDD日')
                                                           || case f.explanation when '' then ''
                                                              else '，说明：' || f.explanation end || '）',
                                                           '；' order by i.number)
                                         from entry_version_figure f join indicator i on i.id = f.indicator_id
                                         where f.version_id = x.version_id), '') as figures,
                               coalesce((select string_agg(i.name || '：' || i.target
                                                           || case when i.due in ('', '原文未定期限') then '' else '，' || i.due end,
                                                           '；' order by i.number)
                                         from indicator i where i.measure_id = m.id), '') as target,
                               coalesce(xv.summary, '') as summary, coalesce(xv.judgement, '') as judgement,
                               coalesce((select string_agg(mo.unit_name, '、' order by mo.position)
                                         from entry_version_missing_part mp
                                           join reporting_obligation mo on mo.id = mp.obligation_id
                                         where mp.version_id = x.version_id), '') as missing_parts,
                               sm.numeral as shared_with, x.shared_entry_id, x.shared_version_number
                        from obligation_status s
                          join measure m on m.id = s.measure_id
                          join chapter c on c.id = m.chapter_id
                          left join effective_entry x on x.obligation_id = s.obligation_id
                          left join entry_version xv on xv.id = x.version_id
                          left join progress_entry shared on shared.id = x.shared_entry_id
                          left join measure sm on sm.id = shared.measure_id
                        where s.period_id = :period
                        order by m.number, s.position
                        """).param("period", periodId).query(Line.class).list();
    }

    /**
     * Approved corrections of earlier periods that no report has told of yet; what was made up for after the report was sent
     * is one as well.
     */
    @Transactional(readOnly = true)
    public List<Correction> untoldCorrections(long periodId) {
        return database.sql("""
                        select e.id as entry_id, e.versions as version_number, e.measure_id, o.unit_name, p.quarter,
                               '（' || m.numeral || '）' || m.title as measure,
                               case when v.no_progress and not coalesce(b.no_progress, false)
                                    then v.no_progress_reason end as no_progress_reason,
                               %s, %s, %s, %s, %s, %s,
                               case when v.status is distinct from b.status and b.id is not null then v.status end as status,
                               coalesce((select string_agg(i.name || case when was.amount is null then '' else
                                                               '由' || trim_scale(was.amount) || i.unit || '改' end
                                                           || '为' || trim_scale(f.amount) || i.unit
                                                           || '（截至' || to_char(f.as_of, 'FMYYYY年FMMM月FMDD日') || '）',
                                                           '；' order by i.number)
                                         from entry_version_figure f
                                           join indicator i on i.id = f.indicator_id
                                           left join entry_version_figure was
                                               on was.version_id = b.id and was.indicator_id = f.indicator_id
                                         where f.version_id = v.version_id
                                           and (was.amount, was.as_of) is distinct from (f.amount, f.as_of)), '') as figures,
                               e.corrects_id is null as made_up
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join reporting_period p on p.id = e.period_id
                          join reporting_period present on present.id = :period
                          join measure m on m.id = e.measure_id
                          join effective_entry v on v.entry_id = e.id
                          join entry_version n on n.id = v.version_id
                          left join progress_entry c on c.id = e.corrects_id
                          left join entry_version b on b.entry_id = c.id and b.number = c.versions
                        where (e.corrects_id is not null or p.reported_on is not null) and e.state in ('APPROVED', 'USED')
                          and p.starts_on < present.starts_on
                        order by p.starts_on, m.number, e.id
                        """.formatted(
                                corrected("progress"),
                                corrected("practices"),
                                corrected("problems"),
                                corrected("next_steps"),
                                corrected("coordination_needs"),
                                corrected("summary")))
                .param("period", periodId)
                .query(Correction.class)
                .list();
    }

    /** The text of the field if the correction has another one, empty if it takes the text out, otherwise null. */
    private static String corrected(String field) {
        var whole = field.equals("summary") ? "n.summary" : "v." + field;
        return "case when n.%1$s <> coalesce(b.%1$s, '') or n.shares_id is distinct from b.shares_id and b.id is not null"
                        .formatted(field)
                + " then " + whole + " end as " + field;
    }

    /** The units that were let into the locked period, and into earlier ones after their reports, as far as no report has told of it. */
    @Transactional(readOnly = true)
    public List<LetIn> untoldExceptions(long periodId) {
        return database.sql("""
                        select p.quarter, coalesce((select o.unit_name from reporting_obligation o
                                                    where o.period_id = p.id and o.unit_id = x.unit_id
                                                    order by o.id limit 1), u.name) as unit_name,
                               '（' || m.numeral || '）' as measure, least(x.ends_on, x.ended_on) as ends_on, x.reason, x.after_report
                        from period_exception x
                          join reporting_period p on p.id = x.period_id
                          join reporting_period present on present.id = :period
                          join unit u on u.id = x.unit_id
                          left join measure m on m.id = x.measure_id
                        where x.state = 'GRANTED'
                          and (p.id = present.id
                               or x.after_report and p.starts_on < present.starts_on
                                  and not exists (select from reporting_period between_them
                                                  where between_them.starts_on > p.starts_on
                                                    and between_them.starts_on < present.starts_on
                                                    and between_them.reported_on > x.decided_on))
                        order by p.starts_on, u.sort_no, u.id, m.number, x.id
                        """).param("period", periodId).query(LetIn.class).list();
    }

    /** The report with these entries has been handed in. */
    public void use(List<Long> entryIds) {
        change(entryIds, "USED", "'APPROVED'");
    }

    /** The report with these entries is a draft again. */
    public void release(List<Long> entryIds) {
        change(entryIds, "APPROVED", "'USED'");
    }

    /** The report with these entries has been sent: from now on the database itself refuses a change of them. */
    public void freeze(long periodId, List<Long> entryIds, LocalDate today) {
        change(entryIds, "FROZEN", "'APPROVED', 'USED'");
        var period = periods.lockById(periodId).orElseThrow(NotFound::new);
        period.report(today);
        periods.save(period);
    }

    private void change(List<Long> entryIds, String next, String present) {
        if (entryIds.isEmpty()) {
            return;
        }
        database.sql(
                        "update progress_entry set state = '%s', version = version + 1 where id in (:ids) and state in (%s)"
                                .formatted(next, present))
                .param("ids", entryIds)
                .update();
    }

    /**
     * One obligation and what is approved for it; without an entry the texts are null.
     *
     * @param progress what the entry says itself, without what it shares; so the other texts
     * @param missingParts the units that a lead's summary names as missing, in one text
     * @param sharedWith the numeral of the measure whose text it shares, or null
     */
    public record Line(
            long obligationId,
            String unitName,
            String role,
            boolean ofCoordinatingUnit,
            boolean received,
            EntryState state,
            long measureId,
            int measureNumber,
            String measureNumeral,
            String measureTitle,
            String chapterTitle,
            int chapterNumber,
            @Nullable Long entryId,
            @Nullable Integer versionNumber,
            @Nullable String progress,
            @Nullable String practices,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable String coordinationNeeds,
            @Nullable ProgressStatus status,
            boolean noProgress,
            @Nullable String noProgressReason,
            @Nullable LocalDate writtenOn,
            String figures,
            String target,
            String summary,
            String judgement,
            String missingParts,
            @Nullable String sharedWith,
            @Nullable Long sharedEntryId,
            @Nullable Integer sharedVersionNumber) {

        /** Whether a lead's summary of all parts is approved with it. */
        public boolean summarises() {
            return !summary.isBlank();
        }

        /** Whether something is approved. */
        public boolean approved() {
            return entryId != null;
        }

        /** As the document writes it: （一）稳定就业岗位. */
        public String measureHeading() {
            return "（" + measureNumeral + "）" + measureTitle;
        }
    }

    /**
     * A unit that was let into a locked quarter.
     *
     * @param measure the numeral of the one measure it was let in for, or null for everything it owes
     * @param endsOn the last day on which something was taken
     * @param afterReport whether the report of the quarter had been sent
     */
    public record LetIn(
            Quarter quarter,
            String unitName,
            @Nullable String measure,
            LocalDate endsOn,
            String reason,
            boolean afterReport) {}

    /**
     * An approved correction of what an earlier report said. A text that is the same as before is null, one that was taken
     * out is empty.
     *
     * @param noProgressReason why there is nothing new, if that is the correction
     * @param status what the unit says of it now, if that is another
     * @param figures the values that are others now, from what to what
     * @param madeUp whether that report said nothing of it, because it had not come in
     */
    public record Correction(
            long entryId,
            int versionNumber,
            long measureId,
            String unitName,
            Quarter quarter,
            String measure,
            @Nullable String noProgressReason,
            @Nullable String progress,
            @Nullable String practices,
            @Nullable String problems,
            @Nullable String nextSteps,
            @Nullable String coordinationNeeds,
            @Nullable String summary,
            @Nullable ProgressStatus status,
            String figures,
            boolean madeUp) {}
}
