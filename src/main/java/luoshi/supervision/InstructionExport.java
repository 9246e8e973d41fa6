package luoshi.supervision;

import java.util.function.Function;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.supervision.InstructionList.Instruction;
import luoshi.supervision.InstructionList.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** 批示, 任务 and 反馈 as a file: a row for each task, and one for an instruction that has none. */
@Component
class InstructionExport {

    private final InstructionList list;
    private final Exports exports;

    InstructionExport(InstructionList list, Exports exports) {
        this.list = list;
        this.exports = exports;
    }

    ListExport of(Actor actor, AsAt asAt) {
        var tasks = list.tasks(actor, asAt).stream().collect(Collectors.groupingBy(Task::instructionId));
        var rows = list.of(actor, asAt).stream()
                .flatMap(instruction -> tasks.containsKey(instruction.id())
                        ? tasks.get(instruction.id()).stream().map(task -> new Row(instruction, task))
                        : java.util.stream.Stream.of(new Row(instruction, null)))
                .toList();
        return exports.list(exports.say("supervision.instructions"), actor.displayName(), rows)
                .asAt("calendar.as-at.which", asAt.day())
                .column("supervision.report", row -> row.instruction.reportTitle())
                .column("supervision.leader", row -> row.instruction.leader())
                .column("supervision.office", row -> row.instruction.office())
                .date("supervision.instructed-on", row -> exports.day(row.instruction.instructedOn()))
                .column("supervision.instruction", row -> row.instruction.body())
                .column("supervision.unit", row -> row.say(Task::unitName))
                .column("supervision.task", row -> row.say(Task::body))
                .date("supervision.answer-by", row -> row.say(task -> exports.day(task.answerBy())))
                .column(
                        "supervision.state",
                        row -> row.say(task -> exports.say(task.state().key())))
                .date("supervision.answered-on", row -> row.say(task -> exports.day(task.answeredOn())))
                .column("supervision.feedback", row -> row.say(Task::answer))
                .make();
    }

    private record Row(Instruction instruction, @Nullable Task task) {

        String say(Function<Task, String> words) {
            return task == null ? "" : words.apply(task);
        }
    }
}
