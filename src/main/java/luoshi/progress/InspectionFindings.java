package luoshi.progress;

import java.time.LocalDate;
import java.util.Map;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;

/** What an inspection (抽查) found of what was reported; a module that keeps such findings implements it. */
public interface InspectionFindings {

    /** The findings of a period by obligation, now or as they were known at the end of a past day; none for most. */
    Map<Long, Finding> of(long periodId, AsAt asAt);

    /**
     * What was found.
     *
     * @param text in a few words
     * @param differs whether it contradicts what the unit reported
     * @param foundOn when, or null
     */
    record Finding(String text, boolean differs, @Nullable LocalDate foundOn) {}
}
