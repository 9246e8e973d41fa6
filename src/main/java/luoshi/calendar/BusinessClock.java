package luoshi.calendar;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import luoshi.export.WallClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * The date that deadlines, lights, reminders and the scheduled jobs go by, in Asia/Shanghai whatever the server's zone
 * is. An administrator can set it (业务日期), because every date of a document of 2020 lies in the past of a server of
 * today. The trail of who did what keeps the real time.
 */
@Component
public class BusinessClock implements WallClock {

    /** The zone of every date and time of day in the program. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final String SEEN = BusinessClock.class.getName() + ".seen";

    private final JdbcClient database;
    private final Clock clock;

    BusinessClock(JdbcClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Today by the business date, or by the real date while none is set. */
    public LocalDate today() {
        return setDate().orElseGet(this::realDate);
    }

    /** The business date with the real time of day: what 截止 is judged by. */
    @Override
    public LocalDateTime now() {
        return today().atTime(LocalDateTime.now(clock.withZone(ZONE)).toLocalTime());
    }

    /**
     * The same as {@link #now()} for whoever has read the set date along with other things; the rest of the page goes by it.
     *
     * @param setDate null where none is set
     */
    public LocalDateTime nowBy(@Nullable LocalDate setDate) {
        page().filter(request -> request.getAttribute(SEEN) == null)
                .ifPresent(request -> request.setAttribute(SEEN, new Seen(setDate)));
        return (setDate == null ? realDate() : setDate)
                .atTime(LocalDateTime.now(clock.withZone(ZONE)).toLocalTime());
    }

    /** The moment as the clocks of Asia/Shanghai showed it. */
    @Override
    public LocalDateTime at(Instant moment) {
        return LocalDateTime.ofInstant(moment, ZONE);
    }

    /**
     * The date that an administrator set; empty while the program follows the real date. A page goes by one date from its
     * first line to its last, so it is read once for a request that changes nothing.
     */
    public Optional<LocalDate> setDate() {
        var page = page();
        if (page.isEmpty()) {
            return read();
        }
        if (!(page.get().getAttribute(SEEN) instanceof Seen seen)) {
            var read = new Seen(read().orElse(null));
            page.get().setAttribute(SEEN, read);
            return Optional.ofNullable(read.date());
        }
        return Optional.ofNullable(seen.date());
    }

    /** The request, if it changes nothing. */
    private static Optional<HttpServletRequest> page() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
                        && "GET".equals(attributes.getRequest().getMethod())
                ? Optional.of(attributes.getRequest())
                : Optional.empty();
    }

    private record Seen(@Nullable LocalDate date) {}

    private Optional<LocalDate> read() {
        return database.sql("select set_to from business_date where set_to is not null")
                .query(LocalDate.class)
                .optional();
    }

    /** The real date in Asia/Shanghai. */
    public LocalDate realDate() {
        return LocalDate.now(clock.withZone(ZONE));
    }
}
