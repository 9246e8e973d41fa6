package luoshi.supervision;

import java.util.List;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The board of problems as a file, with the columns of the page and the whole texts. */
@Component
class ProblemExport {

    private final Exports exports;

    ProblemExport(Exports exports) {
        this.exports = exports;
    }

    ListExport of(Actor actor, ProblemFilter filter, List<ProblemLine> lines) {
        return exports.list(exports.say("supervision.problems"), actor.displayName(), lines)
                .filter("supervision.quarter", filter.quarter().chinese())
                .chapter("supervision.problem.chapter", filter.chapter())
                .unit("supervision.unit", filter.unit())
                .unit("supervision.problem.owner", filter.owner())
                .filter(
                        "supervision.problem.kind",
                        filter.kind() == null ? null : exports.say(filter.kind().key()))
                .filter("supervision.state", exports.say(filter.show().key()))
                .asAt("calendar.as-at.which", filter.asAt().day())
                .column("supervision.problem.measure", ProblemLine::measure)
                .column("supervision.unit", ProblemLine::unitName)
                .column(
                        "supervision.problem.kind",
                        line -> exports.say(line.kind().key()))
                .column("supervision.problem.words", ProblemLine::words)
                .column("supervision.problem.owner", line -> line.ownerName() == null ? "" : line.ownerName())
                .date("supervision.answer-by", line -> exports.day(line.dueOn()))
                .column("supervision.state", line -> exports.say(line.state().key()))
                .column("supervision.late", line -> line.late() ? exports.say("supervision.late") : "")
                .date("supervision.answered-on", line -> exports.day(line.answeredOn()))
                .column("supervision.answer", ProblemLine::answer)
                .column("supervision.problem.closing", ProblemLine::closing)
                .make();
    }
}
