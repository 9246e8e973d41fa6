package luoshi.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import luoshi.calendar.BusinessClock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes dates on pages as documents do, in Asia/Shanghai: {@code ${@dates.day(x)}}, {@code ${@dates.time(x)}}. */
@Component("dates")
public class Dates {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu年M月d日");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm");

    /** The day, 2020年9月30日; nothing for nothing. */
    public String day(@Nullable TemporalAccessor moment) {
        return moment == null ? "" : DAY.format(inShanghai(moment));
    }

    /** The day and the time of day, 2020年9月30日 14:05; a plain date stays a plain date. */
    public String time(@Nullable TemporalAccessor moment) {
        return moment instanceof LocalDate || moment == null ? day(moment) : TIME.format(inShanghai(moment));
    }

    private static TemporalAccessor inShanghai(TemporalAccessor moment) {
        if (moment instanceof Instant instant) {
            return instant.atZone(BusinessClock.ZONE);
        }
        if (moment instanceof OffsetDateTime time) {
            return time.atZoneSameInstant(BusinessClock.ZONE);
        }
        if (moment instanceof ZonedDateTime time) {
            return time.withZoneSameInstant(BusinessClock.ZONE);
        }
        if (moment instanceof LocalDate || moment instanceof LocalDateTime) {
            return moment;
        }
        throw new IllegalArgumentException("Neither a date nor a time: " + moment.getClass());
    }
}
