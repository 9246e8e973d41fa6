package luoshi.undertaking;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.undertaking.TaskPoint.MarkedWords;
import luoshi.undertaking.TaskPoint.Task;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ties task points to the text: the units of a measure propose them, the coordinator sets and decides. */
@Service
@Transactional
class TaskPointing {

    private final TaskPointRepository points;
    private final JdbcClient database;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    TaskPointing(TaskPointRepository points, JdbcClient database, Acts acts, ApplicationEventPublisher events) {
        this.points = points;
        this.database = database;
        this.acts = acts;
        this.events = events;
    }

    /**
     * Proposes a task point, or as a coordinator sets it; a repeated request with the same key changes nothing.
     *
     * @throws NotFound for somebody whose unit is not responsible for the measure
     */
    public void propose(Actor actor, long measureId, MarkedWords marked, Task task, UUID key) {
        var units = responsibleUnits(measureId);
        if (!actor.is(Role.COORDINATOR)
                && !((actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER)) && units.contains(actor.unitId()))) {
            throw new NotFound();
        }
        oneAtATime(key);
        if (points.existsByProposedByAndSubmitKey(actor.accountId(), key)) {
            return;
        }
        if (task.units().isEmpty() || !units.containsAll(task.units())) {
            throw new IllegalStep("undertaking.refused.task-point-units");
        }
        var act = acts.of(actor);
        var point = points.save(new TaskPoint(measureId, marked, task, act, key));
        var action = actor.is(Role.COORDINATOR) ? "TaskPointSet" : "TaskPointProposed";
        events.publishEvent(TaskPointMoved.of(point, action, act, ""));
    }

    /** Makes a proposed task point one of the measure's. */
    public void accept(Actor actor, long id) {
        var point = forDecision(actor, id);
        point.accept(acts.of(actor));
        points.save(point);
    }

    /** Declines a proposed task point, or takes back one that was accepted. */
    public void turnDown(Actor actor, long id, String reason) {
        var point = forDecision(actor, id);
        if (point.getState() == TaskPointState.ACCEPTED) {
            point.drop(reason, acts.of(actor));
        } else {
            point.reject(reason, acts.of(actor));
        }
        points.save(point);
    }

    private TaskPoint forDecision(Actor actor, long id) {
        actor.mustBe(Role.COORDINATOR);
        return points.lockById(id).orElseThrow(NotFound::new);
    }

    /** The second of two equal requests waits, and finds what the first one stored. */
    private void oneAtATime(UUID key) {
        database.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))::text")
                .param("key", key.toString())
                .query(String.class)
                .single();
    }

    private Set<Long> responsibleUnits(long measureId) {
        return new HashSet<>(database.sql("select unit_id from claim where measure_id = ? and state <> 'RELEASED'")
                .params(measureId)
                .query(Long.class)
                .list());
    }
}
