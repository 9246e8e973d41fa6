package luoshi.supervision;

import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.supervision.UrgeList.Show;
import luoshi.supervision.UrgeList.UrgeLine;
import org.springframework.stereotype.Component;

/** The list of 催办单 as a file, with the columns of the page and the texts. */
@Component
class UrgeExport {

    private final UrgeList list;
    private final Exports exports;

    UrgeExport(UrgeList list, Exports exports) {
        this.list = list;
        this.exports = exports;
    }

    ListExport of(Actor actor, Show show, AsAt asAt) {
        return exports.list(exports.say("supervision.urges"), actor.displayName(), list.of(actor, show, asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .filter("supervision.state", exports.say(show.key()))
                .column("supervision.number", UrgeLine::docNumber)
                .column("supervision.level", line -> exports.say(line.level().key()))
                .column("supervision.unit", UrgeLine::unitName)
                .column("supervision.quarter", line -> line.quarter().chinese())
                .column("supervision.measures", line -> line.measures() == null ? "" : line.measures())
                .date("supervision.issued-on", line -> exports.day(line.issuedOn()))
                .date("supervision.answer-by", line -> exports.day(line.answerBy()))
                .column("supervision.state", line -> exports.say(line.state().key()))
                .column("supervision.late", line -> line.late() ? exports.say("supervision.late") : "")
                .date("supervision.answered-on", line -> exports.day(line.answeredOn()))
                .column("supervision.answer", UrgeLine::answer)
                .make();
    }
}
