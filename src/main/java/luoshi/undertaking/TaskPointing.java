package luoshi.undertaking;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Change;
import luoshi.calendar.Acts;
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
        var responsible = responsibleUnits(measureId);
        if (!actor.is(Role.COORDINATOR)
                && !((actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))
                        && responsible.containsKey(actor.unitId()))) {
            throw new NotFound();
        }
        oneAtATime(key);
        if (points.existsByProposedByAndSubmitKey(actor.accountId(), key)) {
            return;
        }
        if (task.units().isEmpty() || !responsible.keySet().containsAll(task.units())) {
            throw new IllegalStep("undertaking.refused.task-point-units");
        }
        var act = acts.of(actor);
        var point = points.save(new TaskPoint(measureId, marked, task, act, key));
        var action = actor.is(Role.COORDINATOR) ? "TaskPointSet" : "TaskPointProposed";
        events.publishEvent(TaskPointMoved.begun(point, action, act, described(marked, task, responsible)));
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

    /** What the task point says by field, the units by their names. */
    private static List<Change> described(MarkedWords marked, Task task, Map<Long, String> responsible) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("title", task.title());
        facts.put("words", marked.words());
        facts.put(
                "units",
                responsible.entrySet().stream()
                        .filter(unit -> task.units().contains(unit.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("、")));
        facts.put("dueOn", task.dueOn() == null ? "" : task.dueOn().toString());
        return Change.between(Map.of(), facts);
    }

    /** The names of the units by id, in the order of their names in lists. */
    private Map<Long, String> responsibleUnits(long measureId) {
        var units = new LinkedHashMap<Long, String>();
        database.sql("""
                        select u.id, u.name from claim c join unit u on u.id = c.unit_id
                        where c.measure_id = ? and c.state <> 'RELEASED' order by u.sort_no, u.id
                        """).params(measureId).query(row -> {
            units.put(row.getLong("id"), row.getString("name"));
        });
        return units;
    }
}
