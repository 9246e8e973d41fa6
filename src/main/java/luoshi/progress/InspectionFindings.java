package luoshi.progress;

import java.time.LocalDate;
import java.util.Map;
import luoshi.calendar.AsAt;

/** What an inspection (抽查) found of what was reported; the module that keeps such findings implements it. */
public interface InspectionFindings {

    /** The findings of a period by obligation, now or as they were known at the end of a past day; none for most. */
    Map<Long, Finding> of(long periodId, AsAt asAt);

    /**
     * What was found.
     *
     * @param text in a few words
     * @param tone how its badge looks
     * @param standing how far it has been put right, in a few words; empty where nothing had to be
     * @param differs whether it contradicts what the unit reported
     * @param foundOn when
     * @param path where all of it stands
     */
    record Finding(String text, String tone, String standing, boolean differs, LocalDate foundOn, String path) {}
}
