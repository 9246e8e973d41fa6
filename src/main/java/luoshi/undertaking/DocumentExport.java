package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.undertaking.SupportingDocuments.DocumentLine;
import luoshi.undertaking.SupportingDocuments.Pair;
import org.springframework.stereotype.Component;

/** The supporting documents as a file, or the units that have none yet. */
@Component
class DocumentExport {

    private final SupportingDocuments documents;
    private final Exports exports;

    DocumentExport(SupportingDocuments documents, Exports exports) {
        this.documents = documents;
        this.exports = exports;
    }

    ListExport derived(Actor actor, DocumentQuery query) {
        return exports.list(exports.say("undertaking.documents"), actor.displayName(), documents.derived(query))
                .unit("undertaking.unit", query.unit())
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .column("undertaking.measure", DocumentLine::measure)
                .column("undertaking.unit", DocumentLine::unitName)
                .column("undertaking.document.title", DocumentLine::title)
                .column("undertaking.document.number", DocumentLine::docNumber)
                .date("undertaking.document.date", line -> exports.day(line.docDate()))
                .make();
    }

    ListExport without(Actor actor, DocumentQuery query) {
        return exports.list(exports.say("undertaking.documents.missing"), actor.displayName(), documents.without(query))
                .unit("undertaking.unit", query.unit())
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .column("undertaking.measure", Pair::measure)
                .column("undertaking.unit", Pair::unitName)
                .make();
    }
}
