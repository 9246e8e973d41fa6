package luoshi.undertaking;

import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.undertaking.TaskPointReading.Bare;
import luoshi.undertaking.TaskPointReading.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The task points as a file, or the sentences that have none. */
@Component
class TaskPointExport {

    private final TaskPointReading reading;
    private final Exports exports;

    TaskPointExport(TaskPointReading reading, Exports exports) {
        this.reading = reading;
        this.exports = exports;
    }

    ListExport points(Actor actor, MeasureQuery query, @Nullable TaskPointState state) {
        return exports.list(
                        exports.say("undertaking.task-points"),
                        actor.displayName(),
                        reading.points(query.measure(), state, query.asAt()))
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .filter("undertaking.state", state == null ? null : exports.say(state.key()))
                .column("undertaking.measure", Point::measure)
                .count("undertaking.sentence", point -> point.clauseNumber())
                .column("undertaking.task-point", Point::title)
                .column("undertaking.words", Point::words)
                .column("undertaking.task-point.units", point -> point.units() == null ? "" : point.units())
                .date("undertaking.extension.first-due", point -> exports.day(point.firstDueOn()))
                .date("undertaking.task-point.due", point -> exports.day(point.dueOn()))
                .column("undertaking.state", point -> exports.say(point.state().key()))
                .column("undertaking.task-point.proposed-by", Point::proposedBy)
                .column("undertaking.reason", Point::decisionReason)
                .make();
    }

    ListExport bare(Actor actor, MeasureQuery query) {
        return exports.list(
                        exports.say("undertaking.task-points.bare"),
                        actor.displayName(),
                        reading.bare(query.measure(), query.asAt()))
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .column("undertaking.measure", Bare::measure)
                .count("undertaking.sentence", line -> line.clauseNumber())
                .column("undertaking.original", Bare::text)
                .make();
    }
}
