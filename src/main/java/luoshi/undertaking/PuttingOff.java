package luoshi.undertaking;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.Act;
import luoshi.calendar.Acts;
import luoshi.export.Exports;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 延期申请 from the asking to the decision. The claim is locked first, then the task point, then the request, whoever acts.
 */
@Service
@Transactional
public class PuttingOff {

    static final Set<ExtensionState> OPEN = EnumSet.of(ExtensionState.UNIT_REVIEW, ExtensionState.SUBMITTED);

    private final ClaimRepository claims;
    private final TaskPointRepository points;
    private final ExtensionRepository requests;
    private final Acts acts;
    private final Exports exports;
    private final ApplicationEventPublisher events;

    PuttingOff(
            ClaimRepository claims,
            TaskPointRepository points,
            ExtensionRepository requests,
            Acts acts,
            Exports exports,
            ApplicationEventPublisher events) {
        this.claims = claims;
        this.points = points;
        this.requests = requests;
        this.acts = acts;
        this.exports = exports;
        this.events = events;
    }

    /** Asks for a later date of a milestone; a repeated request with the same key changes nothing. */
    public void ask(Actor actor, long claimId, int milestone, LocalDate askedFor, String reason, UUID key) {
        var claim = claims.lockById(claimId).orElseThrow(NotFound::new);
        refuseForeigner(actor, claim);
        if (requests.existsBySubmitKey(key)) {
            return;
        }
        refuseSecond(requests.existsByClaimIdAndMilestoneAndStateIn(claimId, milestone, OPEN));
        var act = acts.of(actor);
        begin(new ExtensionRequest(claim, milestone, askedFor, reason, act, key), act);
    }

    /**
     * Asks for a later date of a task point; a repeated request with the same key changes nothing.
     *
     * @param claimId the claim by which the unit has taken on the measure of the task point
     */
    public void askForPoint(Actor actor, long claimId, long taskPointId, LocalDate askedFor, String reason, UUID key) {
        var claim = claims.lockById(claimId).orElseThrow(NotFound::new);
        refuseForeigner(actor, claim);
        var point = points.lockById(taskPointId).orElseThrow(NotFound::new);
        if (point.getMeasureId() != claim.getMeasureId() || !point.isOf(claim.getUnitId())) {
            throw new NotFound();
        }
        if (requests.existsBySubmitKey(key)) {
            return;
        }
        refuseSecond(requests.existsByTaskPointIdAndStateIn(taskPointId, OPEN));
        var act = acts.of(actor);
        begin(new ExtensionRequest(claim, point, askedFor, reason, act, key), act);
    }

    private static void refuseSecond(boolean oneIsOpen) {
        if (oneIsOpen) {
            throw new IllegalStep("undertaking.extension.refused.one-open");
        }
    }

    /** Told once it has a number. */
    private void begin(ExtensionRequest asked, Act act) {
        events.publishEvent(ExtensionMoved.of(requests.save(asked), "ExtensionAsked", act, ""));
    }

    /** The unit's approver sends it to the province. */
    public void pass(Actor actor, long id) {
        var request = ofOwnUnit(actor, id);
        request.pass(acts.of(actor));
        requests.save(request);
    }

    /** The unit's approver does not send it. */
    public void drop(Actor actor, long id, String why) {
        var request = ofOwnUnit(actor, id);
        request.drop(why, acts.of(actor));
        requests.save(request);
    }

    /** A coordinator agrees; the milestone or task point has the later date. */
    public void grant(Actor actor, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        var claim = claimOf(id);
        var point = requests.taskPointOf(id).flatMap(points::lockById);
        var request = lock(id);
        var act = acts.of(actor);
        if (point.isPresent()) {
            request.grant(claim, point.get(), why, act);
            points.save(point.get());
        } else {
            request.grant(claim, why, act);
            claims.save(claim);
        }
        requests.save(request);
    }

    /** A coordinator does not agree; the date stays. */
    public void refuse(Actor actor, long id, String why) {
        actor.mustBe(Role.COORDINATOR);
        claimOf(id);
        var request = lock(id);
        request.refuse(why, acts.of(actor));
        requests.save(request);
    }

    /** Ends what is still asked about a claim that was accepted as done; the claim is locked. */
    void endWith(Claim claim, Act act) {
        for (var open : requests.findByClaimIdAndStateInOrderById(claim.getId(), OPEN)) {
            open.lapse(exports.say("undertaking.extension.lapsed"), act);
            requests.save(open);
        }
    }

    private ExtensionRequest ofOwnUnit(Actor actor, long id) {
        refuseForeigner(actor, claimOf(id));
        actor.mustBe(Role.UNIT_APPROVER);
        return lock(id);
    }

    private Claim claimOf(long id) {
        return requests.claimOf(id).flatMap(claims::lockById).orElseThrow(NotFound::new);
    }

    private ExtensionRequest lock(long id) {
        return requests.lockById(id).orElseThrow(NotFound::new);
    }

    private static void refuseForeigner(Actor actor, Claim claim) {
        if (!actor.isOf(claim.getUnitId()) || !(actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            throw new NotFound();
        }
    }
}
