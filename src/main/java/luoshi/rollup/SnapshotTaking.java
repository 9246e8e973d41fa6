package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import luoshi.calendar.BusinessClock;
import luoshi.light.Basis;
import luoshi.light.Lights;
import luoshi.rollup.Snapshot.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathers the snapshot of a report from the tables. */
@Component
class SnapshotTaking {

    /** So many rows are fetched at once, or all of a report would be in memory twice. */
    static final int FETCHED = 1_000;

    private final JdbcClient database;
    private final ReportLines lines;
    private final Lights lights;
    private final BusinessClock businessClock;

    SnapshotTaking(JdbcClient database, ReportLines lines, Lights lights, BusinessClock businessClock) {
        this.lights = lights;
        this.businessClock = businessClock;
        this.database = database;
        this.lines = lines;
    }

    /**
     * The report as it stands.
     *
     * @param date the date under the signature
     * @param format the form of the snapshot: the present one, or that of a report which was sent
     */
    @Transactional(readOnly = true)
    public Snapshot of(RollUpReport report, LocalDate date, int format) {
        var texts = new SharedTexts();
        return new Snapshot(
                format,
                database.sql("select doc_number, title, doc_date from policy_document order by id limit 1")
                        .query(Snapshot.Document.class)
                        .single(),
                database.sql("""
                                select quarter, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on
                                from reporting_period where id = ?
                                """)
                        .params(report.getPeriodId())
                        .query(Snapshot.Period.class)
                        .single(),
                new Snapshot.Report(
                        report.getNumber(),
                        report.getTitle(),
                        report.getIssuer(),
                        report.getSignatory(),
                        report.getCorrectionReason(),
                        report.getMissingReason(),
                        date),
                report.getFigures(),
                passages(report.getId(), texts),
                lines.of(report.getId(), texts),
                sources(report.getId(), texts),
                report.getWords(),
                report.getAuditHead());
    }

    /** The ids of the entries that the report uses. */
    List<Long> entriesOf(long reportId) {
        return database.sql("""
                        select entry_id from report_line where report_id = :report and entry_id is not null
                        union
                        select entry_id from report_passage where report_id = :report and entry_id is not null
                        """).param("report", reportId).query(Long.class).list();
    }

    /** The entries that the report uses and no other report on its way out does. */
    List<Long> entriesOnlyOf(long reportId) {
        return database.sql("""
                        with used as (
                            select report_id, entry_id from report_line where entry_id is not null
                            union
                            select report_id, entry_id from report_passage where entry_id is not null)
                        select distinct entry_id from used
                        where report_id = :report
                          and entry_id not in (select u.entry_id from used u join roll_up_report r on r.id = u.report_id
                                               where r.id <> :report and r.state in ('FOR_SIGNATURE', 'SIGNED'))
                        """).param("report", reportId).query(Long.class).list();
    }

    /**
     * How many things have changed since the report was compiled: obligations whose approved version is another one or
     * whose state is, corrections it does not tell of, and, until it is sent, open wordings that it counts as 待细化 or 已细化
     * and that are so no longer, and measures with another light. What becomes of these after that is told by the report of
     * the next quarter.
     */
    int changesSince(RollUpReport report) {
        return changesSince(report, lines.lights(report.getId()));
    }

    /** The same, with the lights that the ledger of the report shows. */
    int changesSince(RollUpReport report, List<ReportLines.Lit> shown) {
        var lit = report.getState().isFrozen() ? 0 : otherwiseLit(report, shown);
        return lit
                + database.sql("""
                        select (select count(*)
                                from report_line l
                                  join obligation_status s on s.obligation_id = l.obligation_id and s.period_id = :period
                                where l.report_id = :report
                                  and (l.entry_id, l.version_number)
                                      is distinct from (s.effective_entry_id, s.version_number))
                             + (select count(*)
                                from progress_entry e
                                  join effective_entry x on x.entry_id = e.id
                                  join reporting_period p on p.id = e.period_id
                                  join reporting_period present on present.id = :period
                                where e.corrects_id is not null and e.state in ('APPROVED', 'USED')
                                  and p.starts_on < present.starts_on
                                  and not exists (select from report_passage q
                                                  where q.report_id = :report and q.entry_id = e.id))
                             + (select count(*)
                                from roll_up_report r, open_wording w
                                where r.id = :report and r.state not in ('SENT', 'SUPERSEDED')
                                  and exists (select from refinement f
                                              where f.open_wording_id = w.id and f.counts and f.entered_on <= :today)
                                      <> exists (select from refinement f
                                                 where f.open_wording_id = w.id and f.counts
                                                   and f.entered_on <= r.compiled_on and f.entered_at <= r.compiled_at))
                        """)
                        .param("report", report.getId())
                        .param("period", report.getPeriodId())
                        .param("today", businessClock.today())
                        .query(Integer.class)
                        .single();
    }

    private int otherwiseLit(RollUpReport report, List<ReportLines.Lit> shown) {
        return lines.otherwiseLit(shown, lights.of(report.getQuarter(), Basis.VERIFIED, businessClock.today()));
    }

    /** What each line of the ledger rests on, then the corrections that the text tells of. */
    private List<Source> sources(long reportId, SharedTexts texts) {
        return database.sql("""
                        with used as (
                            select l.number, l.obligation_id, l.measure, l.unit, l.role, l.review, l.entry_id,
                                   l.version_number, l.figures, l.shared_entry_id, l.shared_version_number
                            from report_line l where l.report_id = :report
                            union all
                            select 100000 + q.position, e.obligation_id, '（' || m.numeral || '）' || m.title,
                                   o.unit_name, o.role, '更正', q.entry_id, q.version_number, '', null, null
                            from (select entry_id, version_number, min(position) as position
                                  from report_passage where report_id = :report and part = 1
                                  group by entry_id, version_number) q
                              join progress_entry e on e.id = q.entry_id
                              join reporting_obligation o on o.id = e.obligation_id
                              join measure m on m.id = e.measure_id)
                        select l.obligation_id, l.measure, l.unit, l.role, l.review as state,
                               e.first_submitted_at::date as first_submitted_on,
                               l.entry_id, l.version_number, v.progress, v.practices, v.problems, v.next_steps,
                               v.coordination_needs, v.status, v.no_progress_reason, l.figures,
                               a.username as author,
                               coalesce((select string_agg(b.username, ',' order by r.id)
                                         from entry_review r join account b on b.id = r.reviewed_by
                                         where r.entry_id = l.entry_id and r.version_number = l.version_number
                                           and r.verdict = 'PASSED'), '') as reviewers,
                               v.summary, v.judgement,
                               (select string_agg(mo.unit_name, '、' order by mo.position)
                                from entry_version_missing_part mp
                                  join reporting_obligation mo on mo.id = mp.obligation_id
                                where mp.version_id = v.id) as missing_parts,
                               l.shared_entry_id, l.shared_version_number
                        from used l
                          left join progress_entry e on e.id = l.entry_id
                          left join entry_version v on v.entry_id = l.entry_id and v.number = l.version_number
                          left join account a on a.id = v.written_by
                        order by l.number
                        """)
                .param("report", reportId)
                .withFetchSize(FETCHED)
                .query((row, number) -> new Source(
                        row.getLong("obligation_id"),
                        texts.of(row.getString("measure")),
                        texts.of(row.getString("unit")),
                        texts.of(row.getString("role")),
                        texts.of(row.getString("state")),
                        row.getObject("first_submitted_on", LocalDate.class),
                        row.getObject("entry_id", Long.class),
                        row.getObject("version_number", Integer.class),
                        texts.orNull(row.getString("progress")),
                        texts.orNull(row.getString("practices")),
                        texts.orNull(row.getString("problems")),
                        texts.orNull(row.getString("next_steps")),
                        texts.orNull(row.getString("coordination_needs")),
                        texts.orNull(row.getString("status")),
                        texts.orNull(row.getString("no_progress_reason")),
                        texts.of(row.getString("figures")),
                        texts.orNull(row.getString("author")),
                        texts.of(row.getString("reviewers")),
                        texts.orNull(row.getString("summary")),
                        texts.orNull(row.getString("judgement")),
                        texts.orNull(row.getString("missing_parts")),
                        row.getObject("shared_entry_id", Long.class),
                        row.getObject("shared_version_number", Integer.class)))
                .list();
    }

    private List<Snapshot.Text> passages(long reportId, SharedTexts texts) {
        return database.sql("""
                        select part, position, kind, text, compiled_text, entry_id, version_number, edited_by, continues,
                               merged_into is not null as absorbed
                        from report_passage where report_id = ? order by part, position
                        """)
                .params(reportId)
                .withFetchSize(FETCHED)
                .query((row, number) -> new Snapshot.Text(
                        row.getInt("part"),
                        row.getInt("position"),
                        PassageKind.valueOf(row.getString("kind")),
                        texts.of(row.getString("text")),
                        texts.of(row.getString("compiled_text")),
                        row.getObject("entry_id", Long.class),
                        row.getObject("version_number", Integer.class),
                        texts.orNull(row.getString("edited_by")),
                        row.getBoolean("continues"),
                        row.getBoolean("absorbed")))
                .list();
    }
}
