package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.audit.Audited;
import luoshi.audit.Change;
import luoshi.calendar.Act;

/**
 * A task point was proposed, accepted, rejected, dropped or put off.
 *
 * @param action what happened
 * @param taskPointId the task point
 * @param measureId the measure it is part of
 * @param by the user name of whoever acted
 */
public record TaskPointMoved(
        String action, long taskPointId, long measureId, String by, Map<String, String> detail, List<Change> changes)
        implements Audited {

    /** A new task point, with what it says by field. */
    static TaskPointMoved begun(TaskPoint point, String action, Act act, List<Change> changes) {
        return new TaskPointMoved(
                action, point.getId(), point.getMeasureId(), act.by().username(), Map.of(), changes);
    }

    /** A decision about a task point that was in another state before. */
    static TaskPointMoved decided(TaskPoint point, String action, Act act, String reason, TaskPointState before) {
        return new TaskPointMoved(
                action,
                point.getId(),
                point.getMeasureId(),
                act.by().username(),
                reason.isEmpty()
                        ? Map.of("title", point.getTitle())
                        : Map.of("title", point.getTitle(), "reason", reason),
                List.of(new Change("state", before.key(), point.getState().key())));
    }

    /** The date it is due by has been put off. */
    static TaskPointMoved putOff(TaskPoint point, Act act, LocalDate before, LocalDate later) {
        return new TaskPointMoved(
                "TaskPointPutOff",
                point.getId(),
                point.getMeasureId(),
                act.by().username(),
                Map.of("title", point.getTitle()),
                List.of(new Change("dueOn", before.toString(), later.toString())));
    }

    @Override
    public String subject() {
        return "/task-points/" + taskPointId;
    }
}
