package luoshi.inspection;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector writes down of a report.
 *
 * @param place where the inspectors were
 * @param on the day they were there
 * @param severity null where the report is confirmed
 * @param facts what they saw
 * @param quote what of the report they hold it against, word for word; empty for none
 * @param quotedVersion the version of the report that says so, or null without a quote
 * @param demand what has to be put right; empty where the report is confirmed
 * @param rectifyBy by when, or null
 */
record Found(
        Method method,
        String place,
        LocalDate on,
        Verdict verdict,
        @Nullable Severity severity,
        String facts,
        String quote,
        @Nullable Long quotedVersion,
        String demand,
        @Nullable LocalDate rectifyBy) {}
