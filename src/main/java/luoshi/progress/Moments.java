package luoshi.progress;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** Tells the present moment by both clocks. */
@Component
class Moments {

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final Clock clock;
    private final BusinessClock businessClock;

    Moments(Clock clock, BusinessClock businessClock) {
        this.clock = clock;
        this.businessClock = businessClock;
    }

    Moment now() {
        return new Moment(clock.instant(), businessClock.now());
    }

    /** The time of day by the real clock, 10:03. */
    String timeOfDay() {
        return TIME_OF_DAY.format(clock.instant().atZone(BusinessClock.ZONE));
    }

    /** The real moment as one says it: 10:03, with the day if that is not today's. */
    String said(Instant moment) {
        var time = moment.atZone(BusinessClock.ZONE);
        return (time.toLocalDate().equals(businessClock.realDate()) ? TIME_OF_DAY : SAID).format(time);
    }
}
