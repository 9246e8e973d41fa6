package luoshi.supervision;

import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.supervision.UrgeRequestList.Line;
import org.springframework.stereotype.Component;

/** The list of 申请催办 as a file, with the columns of the page and the texts. */
@Component
class UrgeRequestExport {

    private final UrgeRequestList list;
    private final Exports exports;

    UrgeRequestExport(UrgeRequestList list, Exports exports) {
        this.list = list;
        this.exports = exports;
    }

    ListExport of(Actor actor, AsAt asAt) {
        return exports.list(exports.say("supervision.requests"), actor.displayName(), list.of(actor, asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .column("supervision.request.whom", Line::unitName)
                .column("supervision.request.measure", Line::measure)
                .column("supervision.quarter", line -> line.quarter().chinese())
                .column("supervision.request.by", Line::requestingUnit)
                .column("supervision.request.person", Line::requestedBy)
                .date("supervision.request.on", line -> exports.day(line.requestedOn()))
                .column("supervision.request.reason", Line::reason)
                .column("supervision.state", line -> exports.say(line.state().key()))
                .column("supervision.number", line -> line.docNumber() == null ? "" : line.docNumber())
                .column("supervision.request.verdict-of", Line::verdict)
                .date("supervision.request.decided-on", line -> exports.day(line.decidedOn()))
                .make();
    }
}
