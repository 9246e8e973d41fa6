package luoshi.export;

import java.time.Instant;
import java.time.LocalDateTime;

/** What the clock on the wall shows: every time in a file is written by it. */
public interface WallClock {

    /** Now, which is when a file is made. */
    LocalDateTime now();

    /** What it showed at the moment. */
    LocalDateTime at(Instant moment);
}
