package luoshi.undertaking;

import java.util.EnumSet;
import java.util.UUID;
import java.util.function.Function;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.attachment.Attachments;
import luoshi.calendar.Acts;
import luoshi.organisation.UnitDirectory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 办结申请 from the first word to the acceptance. The claim is locked before the request, whoever acts. */
@Service
@Transactional
public class ClosingOut {

    private final ClaimRepository claims;
    private final CloseOutRepository requests;
    private final CloseOutVersionRepository versions;
    private final CloseOutStepRepository steps;
    private final PuttingOff puttingOff;
    private final Attachments attachments;
    private final UnitDirectory units;
    private final Acts acts;

    ClosingOut(
            ClaimRepository claims,
            CloseOutRepository requests,
            CloseOutVersionRepository versions,
            CloseOutStepRepository steps,
            PuttingOff puttingOff,
            Attachments attachments,
            UnitDirectory units,
            Acts acts) {
        this.claims = claims;
        this.requests = requests;
        this.versions = versions;
        this.steps = steps;
        this.puttingOff = puttingOff;
        this.attachments = attachments;
        this.units = units;
        this.acts = acts;
    }

    /**
     * Begins a request, or finds the one that is open.
     *
     * @return its id
     */
    public long begin(Actor actor, long claimId) {
        var claim = claims.lockById(claimId).orElseThrow(NotFound::new);
        refuseForeigner(actor, claim);
        return requests.findByClaimIdAndStateNotIn(claimId, EnumSet.of(CloseOutState.ACCEPTED, CloseOutState.REOPENED))
                .orElseGet(() -> requests.save(new CloseOut(claim, acts.of(actor))))
                .getId();
    }

    /**
     * Keeps what has been written.
     *
     * @throws StaleClaim if somebody has changed it since the form was opened
     */
    void write(Actor actor, long id, int revision, CloseOutAccount text) {
        var request = own(actor, id).request();
        refuseStale(request, revision);
        request.write(text, acts.of(actor));
        requests.save(request);
    }

    /** Keeps it and hands it to the unit's approver; a repeated request with the same key changes nothing. */
    void send(Actor actor, long id, int revision, CloseOutAccount text, UUID key) {
        var locked = own(actor, id);
        if (versions.existsByCloseOutIdAndSubmitKey(id, key)) {
            return;
        }
        refuseStale(locked.request(), revision);
        var act = acts.of(actor);
        var path = CloseOutFiles.path(id);
        locked.request().write(text, act);
        versions.save(locked.request().sendToUnitReview(locked.claim(), attachments.count(path), act, key));
        attachments.keepWithVersion(path, locked.request().getVersions());
        requests.save(locked.request());
    }

    /** Passes a request of the own unit on to the province. */
    public void pass(Actor actor, long id, int seen, UUID key) {
        review(actor, id, seen, key, request -> request.pass(acts.of(actor), key));
    }

    /** Returns a request of the own unit to its author. */
    public void sendBack(Actor actor, long id, int seen, String reason, UUID key) {
        review(actor, id, seen, key, request -> request.sendBack(reason, acts.of(actor), key));
    }

    /** Accepts it as done: the claim is closed, and nothing new is owed from the next period on. */
    public void accept(Actor actor, long id, int seen, UUID key) {
        var locked = forProvince(actor, id);
        if (steps.existsByCloseOutIdAndSubmitKey(id, key)) {
            return;
        }
        refuseUnseen(locked.request(), seen);
        if (!locked.request().getAccount().covers(locked.claim())) {
            throw new IllegalStep("undertaking.close-out.refused.claim-changed");
        }
        var act = acts.of(actor);
        steps.save(
                locked.request().accept(act, units.isCoordinating(locked.claim().getUnitId()), key));
        if (locked.request().getState() == CloseOutState.ACCEPTED) {
            locked.claim().close(act);
            claims.save(locked.claim());
            puttingOff.endWith(locked.claim(), act);
        }
        requests.save(locked.request());
    }

    /** Refuses it with a reason. */
    public void refuse(Actor actor, long id, int seen, String reason, UUID key) {
        var request = forProvince(actor, id).request();
        if (steps.existsByCloseOutIdAndSubmitKey(id, key)) {
            return;
        }
        refuseUnseen(request, seen);
        steps.save(request.refuse(reason, acts.of(actor), key));
        requests.save(request);
    }

    /** Opens again what was closed; it is owed again from the next period on. */
    public void reopen(Actor actor, long id, String reason, UUID key) {
        var locked = forProvince(actor, id);
        if (steps.existsByCloseOutIdAndSubmitKey(id, key)) {
            return;
        }
        var act = acts.of(actor);
        steps.save(locked.request().reopen(reason, act, key));
        locked.claim().reopen(reason, act);
        claims.save(locked.claim());
        requests.save(locked.request());
    }

    /** The request, locked, if the person may write it now. */
    CloseOut writable(Actor actor, long id) {
        var request = own(actor, id).request();
        if (!request.getState().isEditable()) {
            throw new IllegalStep("undertaking.close-out.refused.not-editable");
        }
        return request;
    }

    private void review(Actor actor, long id, int seen, UUID key, Function<CloseOut, CloseOutStep> step) {
        var request = own(actor, id).request();
        actor.mustBe(Role.UNIT_APPROVER);
        if (steps.existsByCloseOutIdAndSubmitKey(id, key)) {
            return;
        }
        refuseUnseen(request, seen);
        steps.save(step.apply(request));
        requests.save(request);
    }

    private record Locked(Claim claim, CloseOut request) {}

    private Locked own(Actor actor, long id) {
        var locked = lock(id);
        refuseForeigner(actor, locked.claim());
        return locked;
    }

    private Locked forProvince(Actor actor, long id) {
        actor.mustBe(Role.COORDINATOR);
        return lock(id);
    }

    private Locked lock(long id) {
        var claim = requests.claimOf(id).flatMap(claims::lockById).orElseThrow(NotFound::new);
        return new Locked(claim, requests.lockById(id).orElseThrow(NotFound::new));
    }

    private static void refuseForeigner(Actor actor, Claim claim) {
        if (!actor.isOf(claim.getUnitId()) || !(actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            throw new NotFound();
        }
    }

    private static void refuseStale(CloseOut request, int revision) {
        if (request.getRevision() != revision) {
            throw new StaleClaim();
        }
    }

    /** Judged is the version that was seen, not one that has come in since. */
    private static void refuseUnseen(CloseOut request, int seen) {
        if (request.getVersions() != seen) {
            throw new IllegalStep("undertaking.close-out.refused.other-version");
        }
    }
}
