package luoshi.undertaking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Change;
import luoshi.calendar.Acts;
import luoshi.policy.MeasureCatalogue;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Units register the documents they issued against the measures they are responsible for. */
@Service
@Transactional
class DocumentRegistration {

    private final SupportingDocumentRepository documents;
    private final MeasureCatalogue measures;
    private final JdbcClient database;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    DocumentRegistration(
            SupportingDocumentRepository documents,
            MeasureCatalogue measures,
            JdbcClient database,
            Acts acts,
            ApplicationEventPublisher events) {
        this.documents = documents;
        this.measures = measures;
        this.database = database;
        this.acts = acts;
        this.events = events;
    }

    /**
     * Registers a document of the own unit; a repeated request with the same key changes nothing.
     *
     * @return the id of the document
     */
    public long register(Actor actor, IssuedDocument issued, UUID key) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        oneAtATime();
        var known = documents.findByUnitIdAndSubmitKey(actor.unitId(), key);
        if (known.isPresent()) {
            return known.get().getId();
        }
        refuseForeignMeasures(actor, issued);
        refuseTaken(issued, 0);
        var act = acts.of(actor);
        var document = documents.save(new SupportingDocument(issued, act, key));
        events.publishEvent(
                DocumentRegistered.registered(document, act, Change.between(Map.of(), issued.facts(headings()))));
        return document.getId();
    }

    /**
     * Corrects what was registered.
     *
     * @throws IllegalStep if somebody has changed it since the form was opened
     */
    public void amend(Actor actor, long id, int revision, IssuedDocument issued) {
        var document = own(actor, id);
        if (document.getRevision() != revision) {
            throw new IllegalStep("undertaking.refused.document-stale");
        }
        refuseForeignMeasures(actor, issued);
        oneAtATime();
        refuseTaken(issued, id);
        document.amend(issued, headings(), acts.of(actor));
        documents.save(document);
    }

    /** Voids a document that was registered by mistake. */
    public void voidOne(Actor actor, long id, String reason) {
        var document = own(actor, id);
        document.voidBecause(reason, acts.of(actor));
        documents.save(document);
    }

    /**
     * Locks the document for somebody who changes what belongs to it.
     *
     * @throws NotFound if it is none of the own unit's
     * @throws IllegalStep if it is void
     */
    public void changeable(Actor actor, long id) {
        own(actor, id).refuseVoid();
    }

    /** Whoever comes second with the same 文号, or presses twice, is to find what the first one stored. */
    private void oneAtATime() {
        database.sql("select pg_advisory_xact_lock(hashtextextended('supporting_document', 0))::text")
                .query(String.class)
                .single();
    }

    private Map<Long, String> headings() {
        var headings = new LinkedHashMap<Long, String>();
        measures.all().forEach(measure -> headings.put(measure.id(), measure.heading()));
        return headings;
    }

    private SupportingDocument own(Actor actor, long id) {
        var document = documents.lockById(id).orElseThrow(NotFound::new);
        if (!actor.isOf(document.getUnitId()) || !(actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            throw new NotFound();
        }
        return document;
    }

    private void refuseForeignMeasures(Actor actor, IssuedDocument issued) {
        if (!ownMeasures(actor).containsAll(issued.measures())) {
            throw new IllegalStep("undertaking.refused.foreign-measure");
        }
    }

    private List<Long> ownMeasures(Actor actor) {
        return database.sql("select measure_id from claim where unit_id = ? and state <> 'RELEASED'")
                .params(actor.unitId())
                .query(Long.class)
                .list();
    }

    private void refuseTaken(IssuedDocument issued, long exceptId) {
        documents
                .findByDocNumberAndVoidReason(issued.docNumber(), "")
                .filter(other -> other.getId() != exceptId)
                .ifPresent(other -> {
                    throw new IllegalStep("undertaking.refused.document-known", issued.docNumber());
                });
    }
}
