package luoshi.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an object said at different times, put together from the old and new values that the trail holds. For objects of
 * which no versions are stored; whoever asks has made sure that the reader may see the object.
 */
@Service
@Transactional(readOnly = true)
public class TrailVersions {

    private final JdbcClient database;
    private final Details details;
    private final Words words;

    TrailVersions(JdbcClient database, Details details, Words words) {
        this.database = database;
        this.details = details;
        this.words = words;
    }

    /**
     * The object after each act that gave a field another value, oldest first. What a field held before its first recorded
     * change is known from that change.
     *
     * @param subject the path of the object, e.g. {@code /task-points/7}
     */
    public List<TrailVersion> of(String subject) {
        var records = records(subject);
        var fields = new LinkedHashMap<String, String>();
        records.stream()
                .flatMap(one -> one.changes().stream())
                .forEach(change -> fields.putIfAbsent(change.field(), change.from()));
        var versions = new ArrayList<TrailVersion>();
        for (var one : records) {
            one.changes().forEach(change -> fields.put(change.field(), change.to()));
            versions.add(new TrailVersion(versions.size() + 1, one.author(), one.at(), said(fields)));
        }
        return versions;
    }

    private Map<String, String> said(Map<String, String> fields) {
        var said = new LinkedHashMap<String, String>();
        fields.forEach((field, value) -> said.put(words.name(field), words.value(value)));
        return said;
    }

    private List<Record> records(String subject) {
        return database.sql("""
                        select r.at, coalesce(a.display_name, r.username) as author, r.detail
                        from audit_record r left join account a on a.username = r.username
                        where r.subject = ? and r.succeeded and jsonb_array_length(r.detail -> 'changes') > 0
                        order by r.seq
                        """)
                .params(subject)
                .query((row, n) -> new Record(
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        details.read(row.getString("detail")).changes()))
                .list();
    }

    private record Record(String author, Instant at, List<Change> changes) {}

    /**
     * What an object said after an act.
     *
     * @param number 1, 2, …
     * @param fields its fields as they are called and read on pages
     */
    public record TrailVersion(int number, String author, Instant at, Map<String, String> fields) {}
}
