package luoshi.supervision;

import java.time.LocalDate;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Acts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 领导批示 from the record over the tasks to what the units answer. */
@Service
@Transactional
class Instructing {

    private final InstructionRepository instructions;
    private final InstructionTaskRepository tasks;
    private final Acts acts;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    Instructing(
            InstructionRepository instructions,
            InstructionTaskRepository tasks,
            Acts acts,
            JdbcClient database,
            ApplicationEventPublisher events) {
        this.instructions = instructions;
        this.tasks = tasks;
        this.acts = acts;
        this.database = database;
        this.events = events;
    }

    /**
     * Records what a leader wrote on a report that has been signed.
     *
     * @return the instruction; the one that is there if the request was repeated
     */
    public long record(Actor actor, long report, String leader, String office, LocalDate on, String body, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        lockSignedReport(report);
        if (!instructions.existsBySubmitKey(key)) {
            var act = acts.of(actor);
            var recorded = instructions.save(new LeaderInstruction(report, leader, office, on, body, act, key));
            events.publishEvent(InstructionMoved.recorded(recorded, act));
            return recorded.getId();
        }
        return database.sql("select id from leader_instruction where submit_key = ?")
                .params(key)
                .query(Long.class)
                .single();
    }

    private void lockSignedReport(long report) {
        var state = database.sql("select state from roll_up_report where id = ? for share")
                .params(report)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (state.equals("DRAFT") || state.equals("FOR_SIGNATURE")) {
            throw new IllegalStep("supervision.refused.unsigned");
        }
    }

    /** Makes a task of it for one unit; a repeated request with the same key changes nothing. */
    public void assign(Actor actor, long instruction, long unit, String body, LocalDate answerBy, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        database.sql("select id from leader_instruction where id = ? for update")
                .params(instruction)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
        if (tasks.existsBySubmitKey(key)) {
            return;
        }
        tasks.save(new InstructionTask(
                instruction, tasks.lastNumber(instruction) + 1, unit, body, answerBy, acts.of(actor), key));
    }

    /** Somebody of the unit drafts the answer. */
    public void draft(Actor actor, long instruction, int number, String words, int seen) {
        var task = ofOwnUnit(actor, instruction, number);
        task.draft(words, seen, acts.of(actor));
        tasks.save(task);
    }

    /** The unit's approver sends the answer. */
    public void send(Actor actor, long instruction, int number, int seen) {
        var task = ofOwnUnit(actor, instruction, number);
        task.send(seen, acts.of(actor));
        tasks.save(task);
    }

    private InstructionTask ofOwnUnit(Actor actor, long instruction, int number) {
        var task = tasks.lock(instruction, number).orElseThrow(NotFound::new);
        Readers.mustAnswerFor(actor, task.getUnitId());
        return task;
    }
}
