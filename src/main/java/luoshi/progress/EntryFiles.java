package luoshi.progress;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.attachment.AttachmentOwner;
import luoshi.attachment.AttachmentSubject;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Entries as owners of attachments: who sees a text sees what stands behind it, and whoever may write it now may add and
 * remove.
 */
@Component
class EntryFiles implements AttachmentOwner {

    private static final String PREFIX = "/entries/";

    private static final String ENTRIES = """
            select e.id, e.unit_id, o.unit_name, p.quarter, '（' || m.numeral || '）' || m.title as about, e.state, e.versions,
                   array(select r.version_number from entry_review r
                         where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED') as passed,
                   exists (select from reporting_obligation s
                           where s.measure_id = e.measure_id and s.unit_id = :reader) as shared
            from progress_entry e
              join reporting_obligation o on o.id = e.obligation_id
              join reporting_period p on p.id = e.period_id
              join measure m on m.id = e.measure_id
            where e.id in (:ids)
            """;

    private final JdbcClient database;
    private final ProgressReporting reporting;

    EntryFiles(JdbcClient database, ProgressReporting reporting) {
        this.database = database;
        this.reporting = reporting;
    }

    /** The path under which the entry's attachments are kept. */
    static String path(long entryId) {
        return PREFIX + entryId;
    }

    /** What the entry's attachments belong to, for whoever writes it. */
    static AttachmentSubject of(EntryHead head) {
        return subject(head, AttachmentSubject.Sight.ALL);
    }

    /** What the entry's attachments belong to, for whoever reads it. */
    static AttachmentSubject of(EntryReading.EntryView entry) {
        var shown = entry.versions().stream().map(VersionView::number).collect(Collectors.toSet());
        return subject(
                entry.head(),
                entry.sight() == EntryReading.Sight.OWN
                        ? AttachmentSubject.Sight.ALL
                        : AttachmentSubject.Sight.of(shown));
    }

    /** What the attachments belong to that were handed on with the newest version the person sees; of none if there is none. */
    static AttachmentSubject handedOn(EntryReading.EntryView entry) {
        var latest = entry.latest();
        return subject(entry.head(), AttachmentSubject.Sight.of(latest == null ? Set.of() : Set.of(latest.number())));
    }

    private static AttachmentSubject subject(EntryHead head, AttachmentSubject.Sight sight) {
        return new AttachmentSubject(
                path(head.id()), head.unitId(), head.unitName(), head.quarter(), head.measureHeading(), sight);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<AttachmentSubject> visible(Actor actor, Collection<Long> ids) {
        return database
                .sql(ENTRIES)
                .param("ids", ids)
                .param("reader", actor.unitId())
                .query(EntryFiles::row)
                .list()
                .stream()
                .flatMap(row -> row.seenBy(actor).stream())
                .toList();
    }

    @Override
    public AttachmentSubject forChange(Actor actor, long id) {
        reporting.writable(actor, id);
        return visible(actor, List.of(id)).get(0);
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getLong("unit_id"),
                row.getString("unit_name"),
                Quarter.of(row.getString("quarter")),
                row.getString("about"),
                EntryState.valueOf(row.getString("state")),
                row.getInt("versions"),
                Set.of((Integer[]) row.getArray("passed").getArray()),
                row.getBoolean("shared"));
    }

    private record Row(
            long id,
            long unitId,
            String unitName,
            Quarter quarter,
            String about,
            EntryState state,
            int versions,
            Set<Integer> passed,
            boolean shared) {

        Optional<AttachmentSubject> seenBy(Actor actor) {
            return EntryReading.Sight.of(actor, unitId, state, () -> shared)
                    .map(sight -> new AttachmentSubject(path(id), unitId, unitName, quarter, about, of(sight)));
        }

        private AttachmentSubject.Sight of(EntryReading.Sight sight) {
            return switch (sight) {
                case OWN -> AttachmentSubject.Sight.ALL;
                case PROVINCE -> AttachmentSubject.Sight.of(passed);
                case APPROVED_ONLY -> AttachmentSubject.Sight.of(Set.of(versions));
            };
        }
    }
}
