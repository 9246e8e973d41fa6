package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import luoshi.organisation.UnitDirectory;
import luoshi.rollup.Snapshot.Source;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers the snapshot of a report from the tables. */
@Component
class SnapshotTaking {

    private final JdbcClient database;
    private final PassageRepository passages;
    private final ReportLines lines;
    private final UnitDirectory units;

    SnapshotTaking(JdbcClient database, PassageRepository passages, ReportLines lines, UnitDirectory units) {
        this.database = database;
        this.passages = passages;
        this.lines = lines;
        this.units = units;
    }

    /**
     * The report as it stands.
     *
     * @param date the date under the signature
     */
    Snapshot of(RollUpReport report, LocalDate date) {
        return new Snapshot(
                Snapshot.FORMAT,
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
                        units.coordinatingUnit().fullName(),
                        report.getSignatory(),
                        report.getCorrectionReason(),
                        report.getMissingReason(),
                        date),
                report.getFigures(),
                passages.findByReportIdOrderByPartAscPositionAsc(report.getId()).stream()
                        .map(passage -> new Snapshot.Text(
                                passage.getPart(),
                                passage.getPosition(),
                                passage.getKind(),
                                passage.getText(),
                                passage.getCompiledText(),
                                passage.getEntryId(),
                                passage.getVersionNumber(),
                                passage.getEditedBy()))
                        .toList(),
                lines.of(report.getId()),
                sources(report.getId()));
    }

    /** The ids of the entries that the report uses. */
    List<Long> entriesOf(long reportId) {
        return database.sql("""
                        select entry_id from report_line where report_id = :report and entry_id is not null
                        union
                        select entry_id from report_passage where report_id = :report and entry_id is not null
                        """).param("report", reportId).query(Long.class).list();
    }

    private List<Source> sources(long reportId) {
        return database.sql("""
                        select l.obligation_id, l.measure, l.unit, l.role, l.review as state,
                               e.first_submitted_at::date as first_submitted_on,
                               l.entry_id, l.version_number, v.progress, v.practices, v.problems, v.next_steps,
                               v.coordination_needs, v.status, v.no_progress_reason, l.figures,
                               a.username as author,
                               coalesce((select string_agg(b.username, ',' order by r.id)
                                         from entry_review r join account b on b.id = r.reviewed_by
                                         where r.entry_id = l.entry_id and r.version_number = l.version_number
                                           and r.verdict = 'PASSED'), '') as reviewers
                        from report_line l
                          left join progress_entry e on e.id = l.entry_id
                          left join entry_version v on v.entry_id = l.entry_id and v.number = l.version_number
                          left join account a on a.id = v.written_by
                        where l.report_id = :report
                        order by l.number
                        """).param("report", reportId).query(Source.class).list();
    }
}
