package luoshi.dashboard;

import java.util.List;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.dashboard.DocumentBoard.Sentence;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The sentences of the document with their states as a file, all of them or those in one state. */
@Component
class SentenceExport {

    private final Exports exports;

    SentenceExport(Exports exports) {
        this.exports = exports;
    }

    ListExport of(Actor actor, List<Sentence> sentences, @Nullable SentenceState shown, AsAt asAt) {
        return exports.list(exports.say("dashboard.board"), actor.displayName(), sentences)
                .filter("dashboard.board.state", shown == null ? null : exports.say(shown.key()))
                .asAt("calendar.as-at.which", asAt.day())
                .column("dashboard.board.chapter", Sentence::chapter)
                .column("dashboard.board.measure", Sentence::measure)
                .count("dashboard.board.number", sentence -> sentence.number())
                .column("dashboard.board.sentence", Sentence::text)
                .column(
                        "dashboard.board.state",
                        sentence -> exports.say(sentence.state().key()))
                .column("dashboard.board.responsible", Sentence::responsiblePhrase)
                .make();
    }
}
