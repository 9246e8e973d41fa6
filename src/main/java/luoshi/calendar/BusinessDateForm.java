package luoshi.calendar;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** Another business date, and why. */
record BusinessDateForm(
        @NotNull(message = "{calendar.date.missing}") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate date,

        @NotBlank(message = "{calendar.reason.missing}") @Size(max = 200, message = "{calendar.reason.long}") @Nullable
        String reason) {

    /** Dates that quarters are known for. */
    boolean isOutOfRange() {
        return date != null && (date.getYear() < 2000 || date.getYear() > 2099);
    }
}
