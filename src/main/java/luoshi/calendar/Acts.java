package luoshi.calendar;

import java.time.Clock;
import luoshi.account.Actor;
import org.springframework.stereotype.Component;

/** Notes who acts and when, by both clocks. */
@Component
public class Acts {

    private final Clock clock;
    private final BusinessClock businessClock;

    Acts(Clock clock, BusinessClock businessClock) {
        this.clock = clock;
        this.businessClock = businessClock;
    }

    /** The person acting now. */
    public Act of(Actor actor) {
        return new Act(actor, clock.instant(), businessClock.today());
    }
}
