package luoshi.supervision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import luoshi.audit.Audited;
import luoshi.calendar.Act;

/**
 * A 领导批示 was recorded, a task was made of it, or a unit answered one.
 *
 * @param action what happened, e.g. {@code InstructionTaskAssigned}
 * @param instructionId the instruction
 * @param number the task, 0 for the instruction itself
 * @param unitId the unit of the task, 0 for the instruction itself
 * @param title what it is about
 * @param by the user name of whoever acted
 * @param detail the leader, or the date of the answer
 */
public record InstructionMoved(
        String action, long instructionId, int number, long unitId, String title, String by, Map<String, String> detail)
        implements Audited {

    /** The actions that are about a task, which only its own unit and those who see all may read of. */
    static final Set<String> OF_TASKS = Set.of("InstructionTaskAssigned", "InstructionTaskAnswered");

    static InstructionMoved recorded(LeaderInstruction instruction, Act act) {
        var detail = new LinkedHashMap<String, String>();
        detail.put("leader", instruction.getLeader());
        return new InstructionMoved(
                "InstructionRecorded",
                instruction.getId(),
                0,
                0,
                instruction.getLeader(),
                act.by().username(),
                detail);
    }

    static InstructionMoved of(InstructionTask task, String action, Act act) {
        var detail = new LinkedHashMap<String, String>();
        if (action.equals("InstructionTaskAssigned")) {
            detail.put("answerBy", task.getAnswerBy().toString());
        }
        return new InstructionMoved(
                action,
                task.getInstructionId(),
                task.getNumber(),
                task.getUnitId(),
                task.getBody(),
                act.by().username(),
                detail);
    }

    @Override
    public String subject() {
        return "/instructions/" + instructionId + (number == 0 ? "" : "/tasks/" + number);
    }

    /** The page on which it stands, at the task. */
    public String place() {
        return "/instructions/" + instructionId + "#task-" + number;
    }
}
