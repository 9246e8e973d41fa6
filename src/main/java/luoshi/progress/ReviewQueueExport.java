package luoshi.progress;

import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.progress.ReviewQueues.Waiting;
import org.springframework.stereotype.Component;

/** A queue as a file, with the same rows and columns as the page. */
@Component
class ReviewQueueExport {

    private final Exports exports;

    ReviewQueueExport(Exports exports) {
        this.exports = exports;
    }

    ListExport of(Actor actor, ReviewLevel level, QueueFilter filter, List<Waiting> rows) {
        var list = exports.list(exports.say("progress.queue." + level), actor.displayName(), rows)
                .filter(
                        "progress.quarter",
                        filter.quarter() == null ? null : filter.quarter().chinese())
                .measure("progress.measure", filter.measure())
                .unit("progress.unit", filter.unit())
                .filter(
                        "progress.queue.days",
                        filter.days() == null ? null : filter.days().toString())
                .filter("progress.queue.resubmitted", filter.resubmitted() ? exports.say("progress.yes") : null)
                .filter("progress.correction", filter.correction() ? exports.say("progress.yes") : null);
        list.asAt("calendar.as-at.which", filter.asAt().day());
        if (level == ReviewLevel.PROVINCE) {
            list.filter("progress.holder", exports.say(filter.holder().key()));
        }
        return list.column("progress.measure", row -> row.line().measure())
                .column("progress.unit", row -> row.line().unitName())
                .column("progress.quarter", row -> row.line().quarter().chinese())
                .column("progress.author", row -> row.line().author())
                .time("progress.waiting-since", row -> exports.time(row.line().heldSince()))
                .column("progress.queue.waited", row -> exports.say("progress.queue.working-days", row.days()))
                .date("progress.review-by", row -> exports.day(row.line().reviewBy(level)))
                .column("progress.note", this::notes)
                .make();
    }

    private String notes(Waiting row) {
        return row.line().notes().stream().map(note -> exports.say(note.key())).collect(Collectors.joining("、"));
    }
}
