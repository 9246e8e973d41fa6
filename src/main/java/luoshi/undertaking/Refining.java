package luoshi.undertaking;

import java.util.Map;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.audit.Change;
import luoshi.calendar.Acts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The responsible units say what an open wording means. Where several share a measure the word of the lead settles it, and
 * the others add how they read it; where nobody leads, the word of any of them does.
 */
@Service
@Transactional
class Refining {

    private final RefinementRepository refinements;
    private final JdbcClient database;
    private final Acts acts;
    private final ApplicationEventPublisher events;

    Refining(RefinementRepository refinements, JdbcClient database, Acts acts, ApplicationEventPublisher events) {
        this.refinements = refinements;
        this.database = database;
        this.acts = acts;
        this.events = events;
    }

    /**
     * Enters what the wording means to the own unit, or corrects it; a repeated request with the same key changes nothing.
     *
     * @param seen how many readings of the own unit the form was opened with
     * @throws NotFound for somebody whose unit is not responsible for the measure
     */
    public void refine(Actor actor, long wordingId, int seen, WordingReading meaning, UUID key) {
        var standing = standing(actor, wordingId);
        if (refinements.existsByUnitIdAndSubmitKey(actor.unitId(), key)) {
            return;
        }
        if (standing.given() != seen) {
            throw new IllegalStep("undertaking.refused.refinement-stale");
        }
        if (!meaning.isComplete()) {
            throw new IllegalStep("undertaking.refused.refinement-incomplete");
        }
        var before = standing.given() == 0
                ? Map.<String, String>of()
                : present(actor, wordingId).facts();
        refinements.save(
                new Refinement(wordingId, standing.given() + 1, meaning, standing.settles(), acts.of(actor), key));
        events.publishEvent(new WordingRefined(
                standing.given() == 0 ? "WordingRefined" : "RefinementCorrected",
                wordingId,
                actor.unitId(),
                actor.username(),
                Change.between(before, meaning.facts())));
    }

    /** Locks the wording, so that two people of a unit do not both give its next reading. */
    private Standing standing(Actor actor, long wordingId) {
        if (!actor.is(Role.REPORTER) && !actor.is(Role.UNIT_APPROVER)) {
            throw new NotFound();
        }
        return database.sql("""
                        select (select count(*) from refinement f where f.open_wording_id = w.id and f.unit_id = :unit) as given,
                               exists (select from responsible_unit l
                                       where l.measure_id = w.measure_id and l.unit_id = :unit and l.role = 'LEAD'
                                         and l.valid_to is null)
                               or not exists (select from responsibility l
                                              where l.measure_id = w.measure_id and l.role = 'LEAD'
                                                and l.valid_to is null) as settles
                        from open_wording w
                        where w.id = :id
                          and exists (select from claim c where c.measure_id = w.measure_id and c.unit_id = :unit
                                      and c.state <> 'RELEASED')
                        for update of w
                        """)
                .param("id", wordingId)
                .param("unit", actor.unitId())
                .query(Standing.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    private WordingReading present(Actor actor, long wordingId) {
        return database.sql("""
                        select amount, amount_unit, due_on, reading from refinement
                        where open_wording_id = :id and unit_id = :unit order by number desc limit 1
                        """)
                .param("id", wordingId)
                .param("unit", actor.unitId())
                .query(WordingReading.class)
                .single();
    }

    /** How many readings the unit has given, and whether its word settles the wording. */
    record Standing(int given, boolean settles) {}
}
