package luoshi.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.export.Exports;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the trail as the history of one object. Whoever asks has made sure that the reader may see the object; network
 * addresses and what did not succeed are left to auditors.
 */
@Service
@Transactional(readOnly = true)
public class Histories {

    private static final Instant LATEST = Instant.parse("9999-01-01T00:00:00Z");

    private static final String TOLD = """
            select r.at, r.username, a.display_name, u.name as unit, r.action, r.detail
            from audit_record r
              left join account a on a.username = r.username
              left join unit u on u.id = a.unit_id
            """;

    private final JdbcClient database;
    private final Details details;
    private final Words words;
    private final Exports exports;

    Histories(JdbcClient database, Details details, Words words, Exports exports) {
        this.database = database;
        this.details = details;
        this.words = words;
        this.exports = exports;
    }

    /**
     * What was done to the object and to whatever lies below its path, newest first.
     *
     * @param subject the path of the object, e.g. {@code /claims/7}
     * @param before the moment the page before ended with, or null for the first page
     */
    public History of(String subject, @Nullable Instant before) {
        return History.of(lines(subject, before, Set.of()).stream(), before);
    }

    /**
     * The same as single lines, to be mixed with what the module knows itself.
     *
     * @param except the actions that are told otherwise, or not to this reader
     */
    public List<HistoryLine> lines(String subject, @Nullable Instant before, Set<String> except) {
        return lines(subject, before, except, "");
    }

    /**
     * The same of a few actions alone, and of the object itself.
     *
     * @param only the actions that are told
     */
    public List<HistoryLine> linesOnly(String subject, @Nullable Instant before, Set<String> only) {
        return told("r.subject = any (:subjects::text[]) and r.action = any (:only::text[])", List.of(subject), before)
                .param("only", only.toArray(String[]::new))
                .query(this::line)
                .list();
    }

    /**
     * The same without what lies below a path, which is told otherwise.
     *
     * @param leftOut how the subjects that are left out begin
     */
    public List<HistoryLine> linesWithout(String subject, @Nullable Instant before, String leftOut) {
        return lines(subject, before, Set.of(), leftOut);
    }

    /** What was done to any of several objects, newest first; what lies below their paths is left out. */
    public History ofAll(Collection<String> subjects, @Nullable Instant before) {
        return History.of(linesOfAll(subjects, before).stream(), before);
    }

    /** The same as single lines. */
    public List<HistoryLine> linesOfAll(Collection<String> subjects, @Nullable Instant before) {
        return told("r.subject = any (:subjects::text[])", subjects, before)
                .query(this::line)
                .list();
    }

    /** How often each of these actions succeeded on the object itself; those that never did are missing. */
    public Map<String, Integer> counts(String subject, Set<String> actions) {
        return database
                .sql("""
                        select action, count(*)::integer as times from audit_record
                        where subject = :subject and succeeded and action = any (:actions::text[])
                        group by action
                        """)
                .param("subject", subject)
                .param("actions", actions.toArray(String[]::new))
                .query(Times.class)
                .stream()
                .collect(Collectors.toMap(Times::action, Times::times));
    }

    private record Times(String action, int times) {}

    private JdbcClient.StatementSpec told(String which, Collection<String> subjects, @Nullable Instant before) {
        return database.sql(TOLD + "where " + which + """
                  and r.succeeded and r.at < :before
                order by r.at desc
                fetch first :most rows with ties
                """)
                .param("subjects", subjects.toArray(String[]::new))
                .param("before", (before == null ? LATEST : before).atOffset(ZoneOffset.UTC))
                .param("most", History.PAGE + 1);
    }

    private List<HistoryLine> lines(String subject, @Nullable Instant before, Set<String> except, String leftOut) {
        return database.sql(TOLD + """
                where (r.subject = :subject or r.subject ~>=~ :below and r.subject ~<~ :beyond)
                  and r.succeeded
                  and r.at < :before
                  and r.action <> all (:except::text[])
                  and (:leftOut = '' or not starts_with(r.subject, :leftOut))
                order by r.at desc
                fetch first :most rows with ties
                """)
                .param("subject", subject)
                .param("below", subject + "/")
                .param("beyond", subject + "0") // the character after /
                .param("before", (before == null ? LATEST : before).atOffset(ZoneOffset.UTC))
                .param("except", except.toArray(String[]::new))
                .param("leftOut", leftOut)
                .param("most", History.PAGE + 1)
                .query(this::line)
                .list();
    }

    private HistoryLine line(ResultSet row, int number) throws SQLException {
        var detail = details.read(row.getString("detail"));
        return new HistoryLine(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                name(row.getString("username"), row.getString("display_name")),
                row.getString("unit") == null ? "" : row.getString("unit"),
                words.action(row.getString("action")),
                detail.changes().stream().map(words::change).toList(),
                detail.facts().entrySet().stream().map(words::fact).toList());
    }

    private String name(String username, @Nullable String displayName) {
        if (displayName != null) {
            return displayName;
        }
        return username.equals("system") ? exports.say("audit.system") : username;
    }
}
