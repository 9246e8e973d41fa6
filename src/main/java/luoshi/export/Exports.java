package luoshi.export;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Begins the lists that become files, and writes words, days and times in them as the pages do. */
@Component
public class Exports {

    private final MessageSource messages;
    private final WallClock clock;
    private final FilterNames names;

    Exports(MessageSource messages, WallClock clock, FilterNames names) {
        this.messages = messages;
        this.clock = clock;
        this.names = names;
    }

    /**
     * A list that becomes a file.
     *
     * @param title what it is called
     * @param by the name of the person who takes it
     * @param lines what the page shows
     */
    public <T> Listing<T> list(String title, String by, List<T> lines) {
        return stream(title, by, lines::forEach);
    }

    /**
     * A list that becomes a file and may be too long to be in memory.
     *
     * @param title what it is called
     * @param by the name of the person who takes it
     * @param lines what the page shows, read while the file is written
     */
    public <T> Listing<T> stream(String title, String by, Lines<T> lines) {
        return new Listing<>(this, title, by, lines);
    }

    /** The message with the key. */
    public String say(String key, Object... args) {
        return messages.getMessage(key, args, Locale.SIMPLIFIED_CHINESE);
    }

    /** The message with the key, or the other text if there is none. */
    public String sayOr(String key, String otherwise) {
        var text = messages.getMessage(key, null, otherwise, Locale.SIMPLIFIED_CHINESE);
        return text == null ? otherwise : text;
    }

    /** The day, 2020年9月30日; nothing for nothing. */
    public String day(@Nullable LocalDate day) {
        return day == null ? "" : CellKind.DAY.format(day);
    }

    /** The day and the time of day, 2020年9月30日 14:05; nothing for nothing. */
    public String time(@Nullable LocalDateTime time) {
        return time == null ? "" : CellKind.MINUTE.format(time);
    }

    /** The day and the time of day of the moment; nothing for nothing. */
    public String time(@Nullable Instant moment) {
        return moment == null ? "" : time(clock.at(moment));
    }

    String now() {
        return time(clock.now());
    }

    LocalDate today() {
        return clock.now().toLocalDate();
    }

    FilterNames names() {
        return names;
    }
}
