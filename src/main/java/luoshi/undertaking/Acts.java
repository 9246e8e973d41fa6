package luoshi.undertaking;

import java.time.Clock;
import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** Notes who acts and when, by both clocks. */
@Component
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
}
