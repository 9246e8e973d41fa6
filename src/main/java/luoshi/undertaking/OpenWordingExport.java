package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.undertaking.OpenWordings.Line;
import org.springframework.stereotype.Component;

/** The open wordings as a file, with the same columns as the page. */
@Component
class OpenWordingExport {

    private final OpenWordings wordings;
    private final Exports exports;

    OpenWordingExport(OpenWordings wordings, Exports exports) {
        this.wordings = wordings;
        this.exports = exports;
    }

    ListExport of(Actor actor, WordingFilter filter, MeasureQuery query) {
        var shown = exports.say(filter.key());
        return exports.list(shown, actor.displayName(), wordings.lines(filter, query.measure(), query.asAt()))
                .filter("undertaking.state", shown)
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .column("undertaking.measure", Line::measure)
                .column("undertaking.words", Line::words)
                .column("undertaking.wording.asks", Line::asks)
                .column("undertaking.wording.amount", Line::quantity)
                .date("undertaking.wording.due", line -> exports.day(line.dueOn()))
                .column("undertaking.wording.reading", Line::reading)
                .column("undertaking.wording.settled-by", Line::settledBy)
                .date("undertaking.wording.entered-on", line -> exports.day(line.enteredOn()))
                .make();
    }
}
