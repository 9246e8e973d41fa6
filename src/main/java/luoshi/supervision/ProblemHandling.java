package luoshi.supervision;

import java.time.LocalDate;
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
        one.assign(about, owner, day, note, seen, acts.of(actor));
        cases.save(one);
    }

    /** Somebody of the unit that is to answer drafts the answer. */
    public void draft(Actor actor, long obligation, ProblemKind kind, String words, int seen) {
        var one = ofOwnUnit(actor, obligation, kind);
        one.draft(words, seen, acts.of(actor));
        cases.save(one);
    }

    /** An approver of that unit sends it. */
    public void send(Actor actor, long obligation, ProblemKind kind, int seen) {
        var one = ofOwnUnit(actor, obligation, kind);
        one.send(about(actor, obligation, kind), seen, acts.of(actor));
        cases.save(one);
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

    private ProblemCase ofOwnUnit(Actor actor, long obligation, ProblemKind kind) {
        var one = cases.lock(obligation, kind).orElseThrow(NotFound::new);
        Readers.mustAnswerFor(actor, one.owner());
        return one;
    }

    private About about(Actor actor, long obligation, ProblemKind kind) {
        return board.one(actor, obligation, kind).about();
    }
}
