package luoshi.undertaking;

import java.util.ArrayList;
import java.util.List;
import luoshi.audit.Change;
import luoshi.audit.HistoryLine;
import luoshi.audit.Words;
import luoshi.export.Exports;
import luoshi.organisation.UnitDirectory;
import luoshi.undertaking.RequestLists.ExtensionLine;
import org.springframework.stereotype.Component;

/** Puts a 延期申请 into sentences: what was asked, who sent it on, and what became of it. */
@Component
class ExtensionStory {

    private final Exports exports;
    private final Words words;
    private final UnitDirectory units;

    ExtensionStory(Exports exports, Words words, UnitDirectory units) {
        this.exports = exports;
        this.words = words;
        this.units = units;
    }

    List<HistoryLine> of(ExtensionLine line) {
        var lines = new ArrayList<HistoryLine>();
        lines.add(new HistoryLine(
                line.askedAt(),
                line.askedBy(),
                line.unitName(),
                exports.say("undertaking.told.asked"),
                List.of(exports.say("undertaking.told.asked-to-change", date(line))),
                List.of(reason(line.reason()))));
        if (line.passedAt() != null) {
            lines.add(new HistoryLine(
                    line.passedAt(),
                    line.passedBy(),
                    line.unitName(),
                    exports.say("undertaking.told.extension-passed"),
                    List.of(states(ExtensionState.UNIT_REVIEW, ExtensionState.SUBMITTED)),
                    List.of()));
        }
        if (line.decidedAt() != null) {
            lines.add(new HistoryLine(
                    line.decidedAt(),
                    line.decidedBy(),
                    line.state() == ExtensionState.DROPPED
                            ? line.unitName()
                            : units.coordinatingUnit().name(),
                    exports.say(line.state().key()),
                    decided(line),
                    List.of(reason(line.verdict()))));
        }
        return lines;
    }

    /** Only what is granted changes the date. */
    private List<String> decided(ExtensionLine line) {
        var from = line.passedAt() == null ? ExtensionState.UNIT_REVIEW : ExtensionState.SUBMITTED;
        var state = states(from, line.state());
        return line.state() == ExtensionState.GRANTED ? List.of(date(line), state) : List.of(state);
    }

    private String date(ExtensionLine line) {
        var field = line.taskPoint() == null ? "milestoneDue" : "taskPointDue";
        return words.change(
                new Change(field, line.dueOn().toString(), line.askedFor().toString()));
    }

    private String states(ExtensionState from, ExtensionState to) {
        return words.change(new Change("state", from.key(), to.key()));
    }

    private String reason(String text) {
        return exports.say("undertaking.told.reason", text);
    }
}
