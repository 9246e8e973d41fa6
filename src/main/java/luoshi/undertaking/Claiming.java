package luoshi.undertaking;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Change;
import luoshi.calendar.Acts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The responsible unit's side: take a measure on, decline it, spell it out anew, follow the own milestones. */
@Service
@Transactional
class Claiming {

    private final ClaimRepository claims;
    private final ElaborationRepository elaborations;
    private final ClaimAnswerRepository answers;
    private final ExtensionRepository extensions;
    private final Acts acts;
    private final JdbcClient database;

    Claiming(
            ClaimRepository claims,
            ElaborationRepository elaborations,
            ClaimAnswerRepository answers,
            ExtensionRepository extensions,
            Acts acts,
            JdbcClient database) {
        this.claims = claims;
        this.elaborations = elaborations;
        this.answers = answers;
        this.extensions = extensions;
        this.acts = acts;
        this.database = database;
    }

    /**
     * Takes the measure on; a repeated request with the same key changes nothing.
     *
     * @param revision the revision the form was opened with
     * @throws StaleClaim if somebody has changed the claim since
     */
    public void take(
            Actor actor, long claimId, int revision, Commitment commitment, List<PlannedMilestone> plan, UUID key) {
        var claim = own(actor, claimId);
        if (elaborations.existsByClaimIdAndSubmitKey(claimId, key)) {
            return;
        }
        refuseStale(claim, revision);
        refuseForeignContact(claim, commitment.contactId());
        elaborations.save(claim.take(commitment, plan, acts.of(actor), key));
        claims.save(claim);
    }

    /** Declines the measure; a repeated request with the same key changes nothing. */
    public void decline(Actor actor, long claimId, String reason, UUID key) {
        var claim = own(actor, claimId);
        if (answers.existsByClaimIdAndSubmitKey(claimId, key)) {
            return;
        }
        answers.save(claim.decline(reason, acts.of(actor), key));
        claims.save(claim);
    }

    /**
     * Spells the commitment out anew; a repeated request with the same key changes nothing.
     *
     * @throws StaleClaim if somebody has changed the claim since the form was opened
     */
    public void revise(Actor actor, long claimId, int revision, Commitment commitment, String reason, UUID key) {
        var claim = own(actor, claimId);
        if (elaborations.existsByClaimIdAndSubmitKey(claimId, key)) {
            return;
        }
        refuseStale(claim, revision);
        refuseForeignContact(claim, commitment.contactId());
        var contact = contactChange(claim.getContactId(), commitment.contactId());
        elaborations.save(claim.revise(commitment, contact, reason, acts.of(actor), key));
        claims.save(claim);
    }

    /**
     * Words the milestones there are anew and sets further ones.
     *
     * @param titles the titles of the milestones there are, in their order
     * @throws StaleClaim if somebody has changed the claim since the form was opened
     */
    public void plan(Actor actor, long claimId, int revision, List<String> titles, List<PlannedMilestone> further) {
        var claim = own(actor, claimId);
        refuseStale(claim, revision);
        var act = acts.of(actor);
        for (var milestone : claim.getMilestones()) {
            var title = titles.get(milestone.getNumber() - 1);
            if (!milestone.isVoided() && !title.equals(milestone.getTitle())) {
                claim.reword(milestone.getNumber(), title, act);
            }
        }
        if (!further.isEmpty()) {
            claim.plan(further, act);
        }
        claims.save(claim);
    }

    /** Notes that a milestone was reached on the day. */
    public void reach(Actor actor, long claimId, int milestone, LocalDate on, String note) {
        var claim = own(actor, claimId);
        claim.reach(milestone, on, note, acts.of(actor));
        claims.save(claim);
    }

    /** Takes back, with a reason, that a milestone was reached. */
    public void reopen(Actor actor, long claimId, int milestone, String reason) {
        var claim = own(actor, claimId);
        claim.reopen(milestone, reason, acts.of(actor));
        claims.save(claim);
    }

    /** Brings the date of a milestone forward that was mistyped. */
    public void bringForward(Actor actor, long claimId, int milestone, LocalDate dueOn, String reason) {
        var claim = own(actor, claimId);
        refuseWhileAsked(claimId, milestone);
        claim.bringForward(milestone, dueOn, reason, acts.of(actor));
        claims.save(claim);
    }

    /** Voids a milestone that was entered by mistake. */
    public void voidMilestone(Actor actor, long claimId, int milestone, String reason) {
        var claim = own(actor, claimId);
        refuseWhileAsked(claimId, milestone);
        claim.voidMilestone(milestone, reason, acts.of(actor));
        claims.save(claim);
    }

    private void refuseWhileAsked(long claimId, int milestone) {
        if (extensions.existsByClaimIdAndMilestoneAndStateIn(claimId, milestone, PuttingOff.OPEN)) {
            throw new IllegalStep("undertaking.refused.milestone-asked");
        }
    }

    private Claim own(Actor actor, long claimId) {
        var claim = claims.lockById(claimId).orElseThrow(NotFound::new);
        if (!actor.isOf(claim.getUnitId()) || !(actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER))) {
            throw new NotFound();
        }
        return claim;
    }

    private void refuseStale(Claim claim, int revision) {
        if (claim.getRevision() != revision) {
            throw new StaleClaim();
        }
    }

    private List<Change> contactChange(@Nullable Long before, long now) {
        return before == null || before == now ? List.of() : List.of(new Change("contact", name(before), name(now)));
    }

    private String name(long accountId) {
        return database.sql("select display_name from account where id = ?")
                .params(accountId)
                .query(String.class)
                .single();
    }

    /** The contact is one of the unit's own people who work on the business. */
    private void refuseForeignContact(Claim claim, long contactId) {
        var own = database.sql("""
                        select exists (select from account a join account_role r on r.account_id = a.id
                                       where a.id = :account and a.unit_id = :unit and a.disabled_at is null
                                         and r.role in ('REPORTER', 'UNIT_APPROVER'))
                        """)
                .param("account", contactId)
                .param("unit", claim.getUnitId())
                .query(Boolean.class)
                .single();
        if (!own) {
            throw new IllegalStep("undertaking.refused.contact");
        }
    }
}
