package luoshi.undertaking;

import java.util.Map;
import luoshi.audit.Audited;

/**
 * A task point was proposed, accepted, rejected or dropped.
 *
 * @param action what happened
 * @param taskPointId the task point
 * @param measureId the measure it is part of
 * @param by the user name of whoever acted
 */
public record TaskPointMoved(String action, long taskPointId, long measureId, String by, Map<String, String> detail)
        implements Audited {

    static TaskPointMoved of(TaskPoint point, String action, Act act, String reason) {
        return new TaskPointMoved(
                action,
                point.getId(),
                point.getMeasureId(),
                act.by().username(),
                reason.isEmpty()
                        ? Map.of("title", point.getTitle())
                        : Map.of("title", point.getTitle(), "reason", reason));
    }

    @Override
    public String subject() {
        return "/task-points/" + taskPointId;
    }
}
