package luoshi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.supervision.ProblemMoved.About;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who answers a reported problem, what is answered, and how it is settled. */
@Service
@Transactional
class ProblemHandling {

    private final ProblemRepository cases;
    private final ProblemBoard board;
    private final Acts acts;
    private final JdbcClient database;

    ProblemHandling(ProblemRepository cases, ProblemBoard board, Acts acts, JdbcClient database) {
        this.cases = cases;
        this.board = board;
        this.acts = acts;
        this.database = database;
    }

    /** A coordinator names the unit that answers, and by when. */
    public void assign(
            Actor actor, long obligation, ProblemKind kind, long owner, LocalDate day, String note, int seen) {
        actor.mustBe(Role.COORDINATOR);
        var about = about(actor, obligation, kind);
        var one = takenUp(about);
        keepAnswer(one);
        var act = acts.of(actor);
        one.assign(about, owner, day, note, seen, act);
        keep(one, act);
    }

    /** Several are given to one unit at once, and one answer is for all of them; each keeps its own record. */
    public void assignTogether(Actor actor, List<Which> which, long owner, LocalDate day, String note) {
        actor.mustBe(Role.COORDINATOR);
        var together = UUID.randomUUID();
        var act = acts.of(actor);
        for (var each : which.stream().distinct().sorted().toList()) {
            var about = about(actor, each.obligation(), each.kind());
            var one = takenUp(about);
            keepAnswer(one);
            one.assign(about, owner, day, note, each.seen(), act);
            one.handleWith(together);
            keep(one, act);
        }
    }

    /** What was answered stays beside the case when it is given to another unit. */
    private void keepAnswer(ProblemCase one) {
        if (one.isAnswered()) {
            database.sql("""
                            insert into problem_former_answer
                                (case_id, owner_id, note, answer, answered_by, answered_at, answered_on)
                            select id, owner_id, note, answer, answered_by, answered_at, answered_on
                            from problem_case where obligation_id = ? and kind = ?
                            on conflict do nothing
                            """).params(one.obligation(), one.kind().name()).update();
        }
    }

    /** Somebody of the unit that is to answer drafts the answer. */
    public void draft(Actor actor, long obligation, ProblemKind kind, String words, int seen) {
        var one = ofOwnUnit(actor, obligation, kind);
        one.draft(words, seen, acts.of(actor));
        cases.save(one);
        for (var other : togetherWith(one)) {
            other.draft(words, other.revision(), acts.of(actor));
            cases.save(other);
        }
    }

    /** An approver of that unit sends it. */
    public void send(Actor actor, long obligation, ProblemKind kind, int seen) {
        var one = ofOwnUnit(actor, obligation, kind);
        var others = togetherWith(one);
        var act = acts.of(actor);
        one.send(about(actor, obligation, kind), seen, act);
        keep(one, act);
        for (var other : others) {
            other.send(about(actor, other.obligation(), other.kind()), other.revision(), act);
            keep(other, act);
        }
    }

    /** A coordinator says that it is settled, or will not be coordinated. */
    public void settle(Actor actor, long obligation, ProblemKind kind, boolean resolved, String why, int seen) {
        actor.mustBe(Role.COORDINATOR);
        var about = about(actor, obligation, kind);
        var one = takenUp(about);
        var act = acts.of(actor);
        one.settle(about, resolved, why, seen, act);
        keep(one, act);
    }

    /** How it stands after a step stays on record with the day of the step; where nothing changed, nothing is added. */
    private void keep(ProblemCase one, Act act) {
        cases.save(one);
        cases.flush();
        database.sql("""
                        insert into problem_case_version
                        select id, version, state, owner_id, due_on, note, assigned_by, assigned_at, answer, answered_by,
                               answered_at, answered_on, closing, closed_by, closed_on, :day, together
                        from problem_case where obligation_id = :obligation and kind = :kind
                        on conflict do nothing
                        """)
                .param("day", act.on())
                .param("obligation", one.obligation())
                .param("kind", one.kind().name())
                .update();
    }

    /** Whoever takes one up waits for whoever is taking it up at the same moment. */
    private ProblemCase takenUp(About about) {
        database.sql("select id from reporting_obligation where id = ? for no key update")
                .params(about.obligationId())
                .query(Long.class)
                .single();
        return cases.lock(about.obligationId(), about.kind()).orElseGet(() -> new ProblemCase(about));
    }

    /** The others that the same unit still has to answer with it. */
    private List<ProblemCase> togetherWith(ProblemCase one) {
        var together = one.together();
        return together == null
                ? List.of()
                : cases.lockTogether(together).stream()
                        .filter(other -> other != one && other.isAssignedTo(one.owner()))
                        .toList();
    }

    private ProblemCase ofOwnUnit(Actor actor, long obligation, ProblemKind kind) {
        database.sql("""
                        select id from problem_case
                        where together = (select together from problem_case where obligation_id = ? and kind = ?)
                        order by id for update
                        """).params(obligation, kind.name()).query(Long.class).list();
        var one = cases.lock(obligation, kind).orElseThrow(NotFound::new);
        Readers.mustAnswerFor(actor, one.owner());
        return one;
    }

    /** One line of the board. */
    record Which(long obligation, ProblemKind kind, int seen) implements Comparable<Which> {

        @Override
        public int compareTo(Which other) {
            return obligation == other.obligation
                    ? kind.compareTo(other.kind)
                    : Long.compare(obligation, other.obligation);
        }
    }

    private About about(Actor actor, long obligation, ProblemKind kind) {
        return board.one(actor, obligation, kind).about();
    }
}
