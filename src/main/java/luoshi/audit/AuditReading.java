package luoshi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads the trail, newest first. */
@Service
@Transactional(readOnly = true)
class AuditReading {

    static final int PAGE = 50;

    /** A long list is fetched piece by piece, so that it is never in memory as a whole. */
    private static final int FETCHED = 1000;

    private final JdbcClient database;
    private final Details details;

    AuditReading(JdbcClient database, Details details) {
        this.database = database;
        this.details = details;
    }

    /**
     * A page of the trail, and one record more if there is a further page.
     *
     * @param before the record the page before ended with, or null for the first page
     * @param username the user name sought, or blank for everybody
     * @param subject how the subject sought begins, or blank for everything
     */
    public List<AuditLine> page(@Nullable Long before, String username, String subject) {
        return lines(before == null ? Long.MAX_VALUE : before, username, subject, PAGE + 1)
                .list();
    }

    /** Hands over every record that the filter lets through, as they are read. */
    public void each(String username, String subject, Consumer<AuditLine> taker) {
        try (var lines = lines(Long.MAX_VALUE, username, subject, null).stream()) {
            lines.forEach(taker);
        }
    }

    private JdbcClient.MappedQuerySpec<AuditLine> lines(
            long before, String username, String subject, @Nullable Integer most) {
        return database.sql("""
                select r.seq, r.at, r.username, a.display_name, r.address, r.action, r.subject, r.succeeded, r.detail
                from audit_record r
                  left join account a on a.username = r.username
                where r.seq < :before
                  and (:username = '' or r.username = :username)
                  and (:subject = '' or starts_with(r.subject, :subject))
                order by r.seq desc
                limit cast(:limit as integer)
                """)
                .param("before", before)
                .param("username", username)
                .param("subject", subject)
                .param("limit", most)
                .withFetchSize(FETCHED)
                .query(this::line);
    }

    private AuditLine line(ResultSet row, int number) throws SQLException {
        var detail = details.read(row.getString("detail"));
        return new AuditLine(
                row.getLong("seq"),
                row.getObject("at", OffsetDateTime.class),
                row.getString("username"),
                row.getString("display_name"),
                row.getString("address"),
                row.getString("action"),
                row.getString("subject"),
                row.getBoolean("succeeded"),
                detail.changes(),
                detail.facts());
    }
}
