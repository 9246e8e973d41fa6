package luoshi.undertaking;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.AttachmentOwner;
import luoshi.attachment.AttachmentSubject;
import luoshi.calendar.Quarter;
import luoshi.undertaking.SupportingDocuments.DocumentView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supporting documents as owners of files: whoever works on the measures reads them, the own unit adds and removes. */
@Component
class DocumentFiles implements AttachmentOwner {

    private static final String PREFIX = "/supporting-documents/";

    private final JdbcClient database;
    private final DocumentRegistration registration;

    DocumentFiles(JdbcClient database, DocumentRegistration registration) {
        this.database = database;
        this.registration = registration;
    }

    /** What the files of the document belong to. */
    static AttachmentSubject of(DocumentView document) {
        return subject(document.id(), document.unitId(), document.unitName(), document.title(), document.docDate());
    }

    private static AttachmentSubject subject(long id, long unitId, String unitName, String title, LocalDate date) {
        return new AttachmentSubject(
                PREFIX + id,
                unitId,
                unitName,
                Quarter.containing(date),
                "《" + title + "》",
                AttachmentSubject.Sight.ALL);
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public List<AttachmentSubject> visible(Actor actor, Collection<Long> ids) {
        if (actor.is(Role.ADMIN) || actor.is(Role.AUDITOR)) {
            return List.of();
        }
        return database.sql("""
                        select d.id, d.unit_id, u.name as unit_name, d.title, d.doc_date
                        from supporting_document d join unit u on u.id = d.unit_id where d.id in (:ids)
                        """)
                .param("ids", ids)
                .query((row, n) -> subject(
                        row.getLong("id"),
                        row.getLong("unit_id"),
                        row.getString("unit_name"),
                        row.getString("title"),
                        row.getObject("doc_date", LocalDate.class)))
                .list();
    }

    @Override
    public AttachmentSubject forChange(Actor actor, long id) {
        registration.changeable(actor, id);
        return visible(actor, List.of(id)).stream().findFirst().orElseThrow(NotFound::new);
    }
}
