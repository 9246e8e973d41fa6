package luoshi.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** The last day of a unit, why it ends, and the version the page showed. */
record UnitEndForm(
        @NotNull(message = "{organisation.lastDay.missing}") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate lastDay,

        @NotBlank(message = "{organisation.reason.missing}")
        @Size(max = 200, message = "{organisation.reason.long}")
        @Nullable
        String reason,

        @NotNull @Nullable Integer version) {

    boolean endsOutOfRange() {
        return lastDay != null && !KnownYears.hold(lastDay);
    }
}
