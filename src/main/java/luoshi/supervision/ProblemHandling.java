package luoshi.supervision;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
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
        one.assign(about, owner, day, note, seen, acts.of(actor));
        cases.save(one);
    }

    /** Several are given to one unit at once, and one answer is for all of them; each keeps its own record. */
    public void assignTogether(Actor actor, List<Which> which, long owner, LocalDate day, String note) {
        actor.mustBe(Role.COORDINATOR);
        var together = UUID.randomUUID();
        for (var each : which.stream().distinct().sorted().toList()) {
            var about = about(actor, each.obligation(), each.kind());
            var one = takenUp(about);
            keepAnswer(one);
            one.assign(about, owner, day, note, each.seen(), acts.of(actor));
            one.handleWith(together);
            cases.save(one);
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
        one.send(about(actor, obligation, kind), seen, acts.of(actor));
        cases.save(one);
        for (var other : others) {
            other.send(about(actor, other.obligation(), other.kind()), other.revision(), acts.of(actor));
            cases.save(other);
        }
    }

    /** A coordinator says that it is settled, or will not be coordinated. */
    public void settle(Actor actor, long obligation, ProblemKind kind, boolean resolved, String why, int seen) {
        actor.mustBe(Role.COORDINATOR);
        var about = about(actor, obligation, kind);
        var one = takenUp(about);
        one.settle(about, resolved, why, seen, acts.of(actor));
        cases.save(one);
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
