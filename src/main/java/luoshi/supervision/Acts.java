package luoshi.supervision;

import java.time.Clock;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** Notes who acts and when, by both clocks, and tells who belongs to a unit and who sees everything. */
@Component("supervisionActs")
class Acts {

    private final Clock clock;
    private final BusinessClock businessClock;

    Acts(Clock clock, BusinessClock businessClock) {
        this.clock = clock;
        this.businessClock = businessClock;
    }

    Act of(Actor actor) {
        return new Act(actor, clock.instant(), businessClock.today());
    }

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
