package luoshi.attachment;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows attachments to people: those of a record, and where else the same file stands as far as they may know. */
@Service
public class AttachmentReading {

    private static final String ATTACHMENTS = """
            select a.id, a.origin_id, a.subject, a.file_id, a.name, f.kind, f.size, f.hash,
                   f.hash <> f.received_hash as rewritten, p.display_name as added_by, a.added_at,
                   a.removed_at is not null as removed,
                   array(select v.number from attached_version v where v.attachment_id = a.id order by v.number) as versions,
                   exists (select from attachment o where o.file_id = a.file_id and o.origin_id <> a.origin_id
                           and o.subject <> a.subject) as elsewhere
            from attachment a
              join stored_file f on f.id = a.file_id
              join account p on p.id = a.added_by
            """;

    /** What they are read from, under the same name, as it stood at the end of a day. */
    private static final String AS_AT = """
            with attachment as not materialized (
                select id, origin_id, subject, unit_id, quarter, file_id, name, added_by, added_at,
                       case when business_day_at(removed_at) <= :day then removed_at end as removed_at
                from attachment)
            """;

    private final Owners owners;
    private final FileStore files;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    AttachmentReading(Owners owners, FileStore files, JdbcClient database, ApplicationEventPublisher events) {
        this.owners = owners;
        this.files = files;
        this.database = database;
        this.events = events;
    }

    /**
     * The attachments of a record that the caller has already found the person may see.
     *
     * @param changeable whether the page offers to add and remove
     */
    @Transactional(readOnly = true)
    public AttachmentList of(Actor actor, AttachmentSubject subject, boolean changeable) {
        var all = database.sql(ATTACHMENTS + """
                        where a.file_id in (select own.file_id from attachment own where own.subject = :subject)
                        order by a.quarter, a.unit_id, a.subject, a.added_at, a.id
                        """)
                .param("subject", subject.path())
                .query(AttachmentReading::row)
                .list();
        var rows = all.stream()
                .filter(row ->
                        row.subject().equals(subject.path()) && subject.sight().shows(row.versions()))
                .toList();
        var twins = twins(actor, rows, all);
        return new AttachmentList(
                subject, rows.stream().map(row -> line(row, twins, subject)).toList(), changeable);
    }

    /**
     * The attachments of a record now or at the end of a past day, as far as the sight of the subject goes: what
     * came with the versions it names, or else what had been attached by then. Where else the same file stands is said of now alone.
     *
     * @param changeable whether the page offers to add and remove
     */
    @Transactional(readOnly = true)
    public AttachmentList of(Actor actor, AttachmentSubject subject, boolean changeable, AsAt asAt) {
        if (!asAt.isPast()) {
            return of(actor, subject, changeable);
        }
        return new AttachmentList(
                subject,
                database
                        .sql(AS_AT + ATTACHMENTS + """
                                where a.subject = :subject and (not :working or business_day_at(a.added_at) <= :day)
                                order by a.added_at, a.id
                                """)
                        .param("day", asAt.day())
                        .param("subject", subject.path())
                        .param("working", subject.sight().working())
                        .query(AttachmentReading::row)
                        .list()
                        .stream()
                        .filter(row -> subject.sight().shows(row.versions()))
                        .map(row -> line(row, Map.of(), subject))
                        .toList(),
                false);
    }

    private static AttachmentLine line(Row row, Map<UUID, List<String>> twins, AttachmentSubject subject) {
        return new AttachmentLine(
                row.id(),
                row.name(),
                row.kind(),
                row.size(),
                row.hash(),
                row.rewritten(),
                row.addedBy(),
                row.addedAt(),
                row.removed(),
                row.versions().stream()
                        .filter(number -> subject.sight().working()
                                || subject.sight().versions().contains(number))
                        .toList(),
                twins.containsKey(row.id()),
                twins.getOrDefault(row.id(), List.of()));
    }

    /** Where else each file stands that stands elsewhere, in words; only what the person may see there, or else none. */
    private Map<UUID, List<String>> twins(Actor actor, List<Row> rows, List<Row> all) {
        var known = rows.stream().filter(Row::elsewhere).toList();
        if (known.isEmpty()) {
            return Map.of();
        }
        var files = known.stream().map(Row::fileId).collect(Collectors.toSet());
        var others = all.stream().filter(row -> files.contains(row.fileId())).toList();
        var subjects = owners
                .visible(actor, others.stream().map(Row::subject).distinct().toList())
                .stream()
                .collect(Collectors.toMap(AttachmentSubject::path, subject -> subject));
        var twins = new HashMap<UUID, List<String>>();
        var apart = owners.apart();
        for (var row : known) {
            if (others.stream()
                    .filter(other -> other.isTwinOf(row))
                    .anyMatch(other -> subjects.containsKey(other.subject())
                            || apart.stream().noneMatch(other.subject()::startsWith))) {
                twins.put(row.id(), twinsOf(row, others, subjects));
            }
        }
        return twins;
    }

    private static List<String> twinsOf(Row row, List<Row> others, Map<String, AttachmentSubject> subjects) {
        var headings = new ArrayList<String>();
        for (var other : others) {
            var subject = subjects.get(other.subject());
            if (other.isTwinOf(row) && subject != null && subject.sight().shows(other.versions())) {
                headings.add(subject.heading());
            }
        }
        return headings.stream().distinct().toList();
    }

    /**
     * A copy of the file in a temporary place, checked against its hash; whoever asked deletes it.
     *
     * @throws NotFound if there is none, or none for this person
     * @throws DamagedAttachment if the stored bytes have changed
     */
    Download download(Actor actor, UUID id) {
        var row = database.sql(ATTACHMENTS + "where a.id = :id")
                .param("id", id)
                .query(AttachmentReading::row)
                .optional()
                .orElseThrow(NotFound::new);
        owners.visible(actor, row.subject())
                .filter(subject -> subject.sight().shows(row.versions()))
                .orElseThrow(NotFound::new);
        var copy = ReceivedFile.temporary();
        if (!files.copy(files.file(row.fileId()), copy)) {
            ReceivedFile.delete(copy);
            events.publishEvent(AttachmentEvent.damaged(row.subject(), row.hash(), actor));
            throw new DamagedAttachment(row.name(), row.hash());
        }
        return new Download(row.name(), row.kind(), row.size(), copy);
    }

    /** A file ready to be sent to somebody. */
    record Download(String name, FileKind kind, long size, java.nio.file.Path path) {}

    private record Row(
            UUID id,
            UUID originId,
            String subject,
            long fileId,
            String name,
            FileKind kind,
            long size,
            String hash,
            boolean rewritten,
            String addedBy,
            Instant addedAt,
            boolean removed,
            Set<Integer> versions,
            boolean elsewhere) {

        boolean isTwinOf(Row other) {
            return fileId == other.fileId && !originId.equals(other.originId) && !subject.equals(other.subject);
        }
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                row.getObject("origin_id", UUID.class),
                row.getString("subject"),
                row.getLong("file_id"),
                row.getString("name"),
                FileKind.valueOf(row.getString("kind")),
                row.getLong("size"),
                row.getString("hash"),
                row.getBoolean("rewritten"),
                row.getString("added_by"),
                row.getObject("added_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("removed"),
                numbers(row.getArray("versions")),
                row.getBoolean("elsewhere"));
    }

    private static Set<Integer> numbers(Array array) throws SQLException {
        return new TreeSet<>(Arrays.asList((Integer[]) array.getArray()));
    }
}
