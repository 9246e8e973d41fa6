package luoshi.undertaking;

import luoshi.calendar.BusinessClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Keeps how a supporting document stands after each step, as {@link ClaimPast} does for claims. */
@Component
class DocumentPast {

    private final SupportingDocumentRepository documents;
    private final JdbcClient database;
    private final BusinessClock businessClock;

    DocumentPast(SupportingDocumentRepository documents, JdbcClient database, BusinessClock businessClock) {
        this.documents = documents;
        this.database = database;
        this.businessClock = businessClock;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void keep(DocumentRegistered step) {
        documents.flush();
        database.sql("""
                        insert into supporting_document_version
                        select d.id, d.version, d.title, d.doc_number, d.doc_date,
                               array(select m.measure_id from supporting_document_measure m
                                     where m.document_id = d.id order by m.measure_id),
                               d.void_reason, :day
                        from supporting_document d where d.id = :document
                        on conflict do nothing
                        """)
                .param("day", businessClock.today())
                .param("document", step.documentId())
                .update();
    }
}
