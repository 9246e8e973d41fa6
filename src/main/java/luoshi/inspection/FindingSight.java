package luoshi.inspection;

import luoshi.account.Actor;
import luoshi.account.Role;

/** Who sees findings: inspectors and leaders all, coordinators what is released, a unit what is released of its own. */
final class FindingSight {

    /** The same as a condition on {@code f}, {@code now} and {@code o}, with the parameters {@code inspects}, {@code coordinates} and {@code own}. */
    static final String SQL = """
            (:inspects or now.released_on is not null and (:coordinates or :own = o.unit_id))
            """;

    private FindingSight() {}

    /** Whether the person sees also what is not released. */
    static boolean inspects(Actor actor) {
        return actor.is(Role.INSPECTOR) || actor.is(Role.LEADER);
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
