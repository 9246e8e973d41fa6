package luoshi.progress;

import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** A queue as a file, with the same columns as the page. */
@Component
class ReviewQueueExport {

    private final Exports exports;

    ReviewQueueExport(Exports exports) {
        this.exports = exports;
    }

    ListExport of(Actor actor, ReviewLevel level, List<ReviewQueues.Line> lines) {
        return exports.list(exports.say("progress.queue." + level), actor.displayName(), lines)
                .column("progress.measure", ReviewQueues.Line::measure)
                .column("progress.unit", ReviewQueues.Line::unitName)
                .column("progress.quarter", line -> line.quarter().chinese())
                .column("progress.author", ReviewQueues.Line::author)
                .column("progress.waiting-since", line -> exports.time(line.heldSince()))
                .column("progress.review-by", line -> exports.day(line.reviewBy(level)))
                .column("progress.note", this::notes)
                .make();
    }

    private String notes(ReviewQueues.Line line) {
        return line.notes().stream().map(note -> exports.say(note.key())).collect(Collectors.joining("、"));
    }
}
