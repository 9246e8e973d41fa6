package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.progress.Ledger.MeasureQuarter;
import org.jspecify.annotations.Nullable;

/** What lists of what is owed want to know of the lights of measures and of units' parts; the module that keeps the lights answers. */
public interface MeasureLights {

    /** The colours one can filter by. */
    List<Colour> colours();

    /** The measures that show the light the filter asks for, by what was approved; null if it asks for none. */
    @Nullable
    List<MeasureQuarter> showing(LedgerFilter filter, LocalDate today);

    /**
     * The light of every part that the person may know of, by its obligation, as what was approved makes it today, or made it by the
     * end of a past day; the number of statements does not grow with the parts.
     */
    Map<Long, Colour> ofParts(Actor actor, Quarter quarter, AsAt asAt, LocalDate today);

    /** A light by its code in an address and the key of its name. */
    record Colour(String code, String key) {}
}
