package luoshi.progress;

import java.time.Clock;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** Tells the present moment by both clocks. */
@Component
class Moments {

    private final Clock clock;
    private final BusinessClock businessClock;

    Moments(Clock clock, BusinessClock businessClock) {
        this.clock = clock;
        this.businessClock = businessClock;
    }

    Moment now() {
        return new Moment(clock.instant(), businessClock.now());
    }
}
