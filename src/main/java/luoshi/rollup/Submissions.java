package luoshi.rollup;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 送审稿: what a report said each time it was handed in. */
@Component
class Submissions {

    private final JdbcClient database;
    private final Clock clock;

    Submissions(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Keeps the text of the report as it is handed in now. */
    void keep(RollUpReport report, Actor by) {
        var id = database.sql("""
                        insert into report_submission (report_id, number, submitted_by, submitted_at)
                        select :report, count(*) + 1, :by, :at from report_submission where report_id = :report
                        returning id
                        """)
                .param("report", report.getId())
                .param("by", by.displayName())
                .param("at", OffsetDateTime.now(clock))
                .query(Long.class)
                .single();
        database.sql("""
                        insert into report_submission_sentence (submission_id, position, part, kind, trace, entry_id, text)
                        select :id, position, part, kind, trace, entry_id, text
                        from report_passage where report_id = :report and merged_into is null
                        """).param("id", id).param("report", report.getId()).update();
    }

    /** The versions of the report, the first one first. */
    List<Submission> of(long reportId) {
        return database.sql(
                        "select id, number, submitted_by, submitted_at from report_submission where report_id = ? order by number")
                .params(reportId)
                .query(Submission.class)
                .list();
    }

    /** The sentences of a version in their order. */
    List<Said> sentences(long submissionId) {
        return database.sql("""
                        select part, kind, trace, entry_id, text from report_submission_sentence
                        where submission_id = ? order by position
                        """).params(submissionId).query(Said.class).list();
    }

    /**
     * Some sentences of the text that had been handed in last by the end of a past day, in their order: what was kept of it, or the
     * text of the report where it has not been sent back since. None if it was not kept (before V188).
     *
     * @param after how many come before the first one
     * @param most how many
     */
    List<Said> sentences(long reportId, LocalDate day, int after, int most) {
        return database.sql("""
                        with later as (
                            select count(*) filter (where step = 'HANDED_IN') as handed_in,
                                   count(*) filter (where step = 'SENT_BACK') as sent_back
                            from report_step where report_id = :report and business_time >= cast(:day as date) + 1),
                        kept as (
                            select v.id from report_submission v, later
                            where v.report_id = :report
                              and v.number = (select count(*) from report_submission one where one.report_id = :report) - later.handed_in)
                        select part, kind, trace, entry_id, text
                        from (select s.position as place, s.part, s.position, s.kind, s.trace, s.entry_id, s.text
                              from kept join report_submission_sentence s on s.submission_id = kept.id
                              union all
                              select 0, p.part, p.position, p.kind, p.trace, p.entry_id, p.text
                              from report_passage p, later
                              where p.report_id = :report and p.merged_into is null and later.sent_back = 0
                                and not exists (select from kept)) said
                        order by place, part, position offset :after limit :most
                        """)
                .param("report", reportId)
                .param("day", day)
                .param("after", after)
                .param("most", most)
                .query(Said.class)
                .list();
    }

    /** A version: the how many-th, who handed it in and when. */
    record Submission(long id, int number, String submittedBy, Instant submittedAt) {}

    /**
     * A heading or sentence of a version.
     *
     * @param trace what names it in all versions
     * @param entryId the entry it comes from, if one
     */
    record Said(
            int part,
            PassageKind kind,
            UUID trace,
            @Nullable Long entryId,
            String text) {}
}
