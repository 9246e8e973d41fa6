package luoshi.undertaking;

import java.util.Locale;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.undertaking.RequestLists.CloseOutLine;
import luoshi.undertaking.RequestLists.ExtensionLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists of requests as files, with the columns of the pages. */
@Component
class RequestExport {

    private final RequestLists lists;
    private final Exports exports;

    RequestExport(RequestLists lists, Exports exports) {
        this.lists = lists;
        this.exports = exports;
    }

    ListExport extensions(Actor actor, MeasureQuery query) {
        return exports.list(
                        exports.say("undertaking.extensions"),
                        actor.displayName(),
                        RequestFilter.of(lists.extensions(actor, query.asAt()), query))
                .asAt("calendar.as-at.which", query.asAt().day())
                .measure("undertaking.measure", query.measure())
                .filter("undertaking.state", state(query, "undertaking.extension.state."))
                .column("undertaking.measure", ExtensionLine::measure)
                .column("undertaking.unit", ExtensionLine::unitName)
                .column("undertaking.extension.what", ExtensionLine::title)
                .date("undertaking.extension.first-due", line -> exports.day(line.firstDueOn()))
                .date("undertaking.extension.due", line -> exports.day(line.dueOn()))
                .date("undertaking.extension.asked-for", line -> exports.day(line.askedFor()))
                .count("undertaking.extension.days", line -> line.days())
                .column("undertaking.extension.reason", ExtensionLine::reason)
                .column("undertaking.state", line -> exports.say(line.state().key()))
                .date("undertaking.extension.asked-on", line -> exports.day(line.askedOn()))
                .date("undertaking.extension.decided-on", line -> exports.day(line.decidedOn()))
                .column("undertaking.extension.verdict", ExtensionLine::verdict)
                .make();
    }

    ListExport closeOuts(Actor actor, MeasureQuery query) {
        return exports.list(
                        exports.say("undertaking.close-outs"),
                        actor.displayName(),
                        RequestFilter.of(lists.closeOuts(actor, query.asAt()), query))
                .asAt("calendar.as-at.which", query.asAt().day())
                .measure("undertaking.measure", query.measure())
                .filter("undertaking.state", state(query, "undertaking.close-out.state."))
                .column("undertaking.measure", CloseOutLine::measure)
                .column("undertaking.unit", CloseOutLine::unitName)
                .column("undertaking.state", line -> exports.say(line.state().key()))
                .count("undertaking.close-out.files", line -> line.files())
                .time("undertaking.close-out.since", line -> exports.time(line.heldSince()))
                .date("undertaking.close-out.accepted-on", line -> exports.day(line.acceptedOn()))
                .make();
    }

    private @Nullable String state(MeasureQuery query, String prefix) {
        return query.show().isEmpty()
                ? null
                : exports.sayOr(prefix + query.show().toUpperCase(Locale.ROOT), query.show());
    }
}
