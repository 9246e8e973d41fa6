package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import luoshi.progress.Ledger.MeasureQuarter;
import org.jspecify.annotations.Nullable;

/** What lists of what is owed want to know of the lights of measures; the module that keeps the lights answers. */
public interface MeasureLights {

    /** The colours one can filter by. */
    List<Colour> colours();

    /** The measures that show the light the filter asks for, by what was approved; null if it asks for none. */
    @Nullable
    List<MeasureQuarter> showing(LedgerFilter filter, LocalDate today);

    /** A light by its code in an address and the key of its name. */
    record Colour(String code, String key) {}
}
