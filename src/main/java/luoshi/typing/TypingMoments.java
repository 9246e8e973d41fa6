package luoshi.typing;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import luoshi.calendar.BusinessClock;
import org.springframework.stereotype.Component;

/** Says when something was typed, by the real clock. */
@Component
class TypingMoments {

    private static final DateTimeFormatter TIME_OF_DAY = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter SAID = DateTimeFormatter.ofPattern("M月d日 HH:mm");

    private final Clock clock;
    private final BusinessClock businessClock;

    TypingMoments(Clock clock, BusinessClock businessClock) {
        this.clock = clock;
        this.businessClock = businessClock;
    }

    /** The present time of day, 10:03. */
    String timeOfDay() {
        return TIME_OF_DAY.format(clock.instant().atZone(BusinessClock.ZONE));
    }

    /** As one says it: 10:03, with the day if that is not today's. */
    String said(Instant moment) {
        var time = moment.atZone(BusinessClock.ZONE);
        return (time.toLocalDate().equals(businessClock.realDate()) ? TIME_OF_DAY : SAID).format(time);
    }
}
