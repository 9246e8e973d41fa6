package luoshi.inspection;

import luoshi.account.Actor;
import luoshi.account.Role;

/**
 * Who sees findings: inspectors and leaders all, coordinators what is released, a unit what is released of its own. Who writes or reviews
 * for the inspected unit sees of it what the unit sees, whatever else he is.
 */
final class FindingSight {

    /** The same as a condition on {@code now} and {@code o}, with the parameters {@code inspects}, {@code coordinates} and {@code own}. */
    static final String SQL = """
            (:inspects and o.unit_id <> :own or now.released_on is not null and (:coordinates or :own = o.unit_id))
            """;

    private FindingSight() {}

    /** Whether the person sees also what is not released, if it is not of the own unit. */
    static boolean inspects(Actor actor) {
        return actor.is(Role.INSPECTOR) || actor.is(Role.LEADER);
    }

    /** Whether the person sees also what is not released of that unit. */
    static boolean inspects(Actor actor, long inspected) {
        return inspects(actor) && unit(actor) != inspected;
    }

    /** The unit whose released findings the person sees beside that; -1 for none. */
    static long unit(Actor actor) {
        return actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER) ? actor.unitId() : -1;
    }

    /** Refuses those who have nothing to do with findings. */
    static void required(Actor actor) {
        actor.mustBe(Role.INSPECTOR, Role.LEADER, Role.COORDINATOR, Role.REPORTER, Role.UNIT_APPROVER);
    }
}
