package luoshi.supervision;

import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.rollup.ReportSection;
import luoshi.rollup.ReportState;
import luoshi.supervision.InstructionList.Instruction;
import luoshi.supervision.InstructionList.Task;
import org.springframework.stereotype.Component;

/** On the page of a report that was signed: 批示, 任务 and 反馈, one below the other. */
@Component
class InstructionsOnReport implements ReportSection {

    private final InstructionList list;

    InstructionsOnReport(InstructionList list) {
        this.list = list;
    }

    @Override
    public String template() {
        return "supervision/on-report";
    }

    @Override
    public Object contentFor(Actor actor, ReportOnPage page) {
        var signed = page.state().isFrozen() || page.state() == ReportState.SIGNED;
        return signed
                ? new Chain(
                        page.id(),
                        list.onReport(actor, page.id()),
                        list.tasks(actor, null, page.id()),
                        true,
                        actor.is(Role.COORDINATOR))
                : new Chain(page.id(), List.of(), List.of(), false, false);
    }

    /**
     * What became of a report.
     *
     * @param signed whether anybody can have instructed upon it
     * @param records whether the person may record an instruction
     */
    record Chain(long report, List<Instruction> instructions, List<Task> tasks, boolean signed, boolean records) {

        /** The tasks of one of the instructions. */
        public List<Task> of(Instruction instruction) {
            return tasks.stream()
                    .filter(task -> task.instructionId() == instruction.id())
                    .toList();
        }
    }
}
