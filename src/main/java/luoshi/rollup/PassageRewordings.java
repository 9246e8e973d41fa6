package luoshi.rollup;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps what coordinators did to the text of passages, with the text before and after. */
@Component
class PassageRewordings {

    private static final String READ = """
            select w.report_id, w.trace, w.act, w.place, w.before, coalesce(o.display_name, w.before_by) as former_author,
                   w.before_at, w.after, coalesce(a.display_name, w.reworded_by) as author,
                   coalesce(u.name, '') as unit, w.reworded_at
            from passage_rewording w
              left join account a on a.username = w.reworded_by
              left join unit u on u.id = a.unit_id
              left join account o on o.username = w.before_by
            """;

    private final JdbcClient database;

    PassageRewordings(JdbcClient database) {
        this.database = database;
    }

    /**
     * Keeps one.
     *
     * @param before the passage as it was, or null if it is new
     * @param after the passage as it is, or null if it is gone
     */
    void keep(String act, @Nullable Wording before, @Nullable Wording after, Passage passage, Actor by, Instant at) {
        database.sql("""
                        insert into passage_rewording (report_id, trace, act, place, before, before_by, before_at, after,
                                                       reworded_by, reworded_at)
                        values (:report, :trace, :act, :place, :before, :beforeBy, :beforeAt, :after, :by, :at)
                        """)
                .param("report", passage.getReportId())
                .param("trace", passage.getTrace())
                .param("act", act)
                .param("place", passage.place())
                .param("before", before == null ? "" : before.text())
                .param("beforeBy", before == null ? null : before.by())
                .param(
                        "beforeAt",
                        before == null || before.at() == null
                                ? null
                                : before.at().atOffset(ZoneOffset.UTC))
                .param("after", after == null ? "" : after.text())
                .param("by", by.username())
                .param("at", OffsetDateTime.ofInstant(at, ZoneOffset.UTC))
                .update();
    }

    /** What was done to the passages of a report, oldest first. */
    List<Rewording> of(long reportId) {
        return database.sql(READ + "where w.report_id = ? order by w.id")
                .params(reportId)
                .query(Rewording.class)
                .list();
    }

    /** What was done to one passage in a report, and before in those that it corrects, oldest first. */
    List<Rewording> of(UUID trace, long reportId) {
        return database.sql(READ + "where w.trace = ? and w.report_id <= ? order by w.id")
                .params(trace, reportId)
                .query(Rewording.class)
                .list();
    }

    /** The name of whoever signs in with the user name. */
    String nameOf(String username) {
        return database.sql("select display_name from account where username = ?")
                .params(username)
                .query(String.class)
                .optional()
                .orElse(username);
    }

    /**
     * A text of a passage.
     *
     * @param by the user name of who wrote it; null for the program
     * @param at when; null for the program
     */
    record Wording(
            String text, @Nullable String by, @Nullable Instant at) {}

    /**
     * One act on a passage, with names for people.
     *
     * @param before the text before; empty when it was added
     * @param formerAuthor who wrote that; null for the program
     * @param after the text after; empty when it was taken out
     */
    record Rewording(
            long reportId,
            UUID trace,
            String act,
            String place,
            String before,
            @Nullable String formerAuthor,
            @Nullable Instant beforeAt,
            String after,
            String author,
            String unit,
            Instant rewordedAt) {}
}
