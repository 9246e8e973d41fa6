package luoshi.audit;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
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

    /**
     * The same, beginning with what the object said before the first act, if it was there by then.
     *
     * @param subject the path of the object
     * @param began who made an object of which a first version says these fields, by their names in the trail
     */
    public List<TrailVersion> of(String subject, Function<Map<String, String>, Mention> began) {
        var fields = new LinkedHashMap<String, String>();
        records(subject).stream()
                .flatMap(one -> one.changes().stream())
                .forEach(change -> fields.putIfAbsent(change.field(), change.from()));
        var later = of(subject);
        if (fields.values().stream().allMatch(String::isEmpty)) {
            return later;
        }
        var since = began.apply(fields);
        var versions = new ArrayList<TrailVersion>();
        versions.add(new TrailVersion(1, since.author(), since.at(), said(fields)));
        later.forEach(one -> versions.add(new TrailVersion(one.number() + 1, one.author(), one.at(), one.fields())));
        return versions;
    }

    /** The latest act of the kind whose note holds the words, from the time when records named parts by their words only. */
    public Optional<Mention> mention(String subject, String action, String words) {
        return database.sql("""
                        select coalesce(a.display_name, r.username) as author, r.at
                        from audit_record r left join account a on a.username = r.username
                        where r.subject = ? and r.action = ? and r.succeeded and strpos(r.detail ->> 'note', ?) > 0
                        order by r.seq desc limit 1
                        """)
                .params(subject, action, words)
                .query((row, n) -> new Mention(
                        row.getString("author"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .optional();
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

    /** Who did something, and when. */
    public record Mention(String author, Instant at) {}

    private record Record(String author, Instant at, List<Change> changes) {}

    /**
     * What an object said after an act.
     *
     * @param number 1, 2, …
     * @param fields its fields as they are called and read on pages
     */
    public record TrailVersion(int number, String author, Instant at, Map<String, String> fields) {}
}
