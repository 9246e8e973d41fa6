package luoshi.inspection;

import java.util.List;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The list of findings as a file, with the columns of the page and the whole texts. */
@Component
class FindingExport {

    private final Exports exports;

    FindingExport(Exports exports) {
        this.exports = exports;
    }

    ListExport of(Actor actor, FindingFilter filter, List<FindingLine> lines) {
        return exports.list(exports.say("inspection.findings"), actor.displayName(), lines)
                .filter(
                        "inspection.quarter",
                        filter.quarter() == null ? null : filter.quarter().chinese())
                .chapter("inspection.chapter", filter.chapter())
                .measure("inspection.measure", filter.measure())
                .unit("inspection.unit", filter.unit())
                .filter(
                        "inspection.verdict",
                        filter.verdict() == null
                                ? null
                                : exports.say(filter.verdict().key()))
                .filter("inspection.state", exports.say(filter.show().key()))
                .asAt("calendar.as-at.which", filter.asAt().day())
                .column("inspection.number", FindingLine::docNumber)
                .column("inspection.quarter", line -> line.quarter().chinese())
                .column("inspection.measure", FindingLine::measure)
                .column("inspection.unit", FindingLine::unitName)
                .column("inspection.method", line -> exports.say(line.method().key()))
                .column("inspection.place", FindingLine::place)
                .date("inspection.found-on", line -> exports.day(line.foundOn()))
                .column("inspection.verdict", line -> exports.say(line.verdict().key()))
                .column(
                        "inspection.severity",
                        line -> line.severity() == null
                                ? ""
                                : exports.say(line.severity().key()))
                .column("inspection.facts", FindingLine::facts)
                .column("inspection.quote", FindingLine::quote)
                .column("inspection.demand", FindingLine::demand)
                .date("inspection.rectify-by", line -> exports.day(line.rectifyBy()))
                .column("inspection.state", line -> exports.say(line.state().key()))
                .column("inspection.late", line -> line.late() ? exports.say("inspection.late") : "")
                .date("inspection.released-on", line -> exports.day(line.releasedOn()))
                .date("inspection.settled-on", line -> exports.day(line.settledOn()))
                .make();
    }
}
