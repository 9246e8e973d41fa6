package luoshi.calendar;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** The stored business date, and who set it when and why; all null before the first change. */
public record BusinessDate(
        @Nullable LocalDate setTo,
        @Nullable String setBy,
        @Nullable OffsetDateTime setAt,
        @Nullable String reason) {}
