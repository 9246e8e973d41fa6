package luoshi.supervision;

import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;

/** Who sees everything that was asked of units, and who answers for one. */
final class Readers {

    private Readers() {}

    /** Whether the person sees what was asked of every unit. */
    static boolean seesAll(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
    }

    /** Whether the person writes or passes for a unit, and so sees what was asked of it. */
    static boolean answers(Actor actor) {
        return actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER);
    }

    /** Refuses everybody who does not answer for the unit. */
    static void mustAnswerFor(Actor actor, long unitId) {
        if (!actor.isOf(unitId) || !answers(actor)) {
            throw new NotFound();
        }
    }
}
