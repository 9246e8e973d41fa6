package luoshi.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** A part of the program in which working days up to a day have been counted for good, so that holidays until then stay. */
public interface KeepsDays {

    /** The last day that stays; empty while none has to. */
    Optional<LocalDate> keptUntil();
}
