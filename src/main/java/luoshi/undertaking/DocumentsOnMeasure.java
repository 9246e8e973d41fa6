package luoshi.undertaking;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.policy.MeasureOnPage;
import luoshi.policy.MeasureSection;
import luoshi.undertaking.SupportingDocuments.DocumentLine;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a measure: the documents that units issued for it. */
@Component
@Order(40)
class DocumentsOnMeasure implements MeasureSection {

    private final SupportingDocuments documents;

    DocumentsOnMeasure(SupportingDocuments documents) {
        this.documents = documents;
    }

    @Override
    public String template() {
        return "undertaking/documents-on-measure";
    }

    @Override
    public Object contentFor(Actor actor, MeasureOnPage page) {
        return new Content(
                page.measure().number(),
                documents.derived(new DocumentQuery(false, null, page.measure().number(), page.asAt())),
                !page.asAt().isPast() && (actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER)),
                page.asAt());
    }

    /** The documents of a measure, whether the person may register one, and the day they are shown as at. */
    record Content(int measure, List<DocumentLine> documents, boolean registers, AsAt asAt) {}
}
