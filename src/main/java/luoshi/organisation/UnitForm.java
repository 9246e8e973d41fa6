package luoshi.organisation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;

/** A unit that is to be added. */
record UnitForm(
        @NotBlank(message = "{organisation.name.missing}")
        @Size(max = 40, message = "{organisation.name.long}")
        @Nullable
        String name,

        @NotBlank(message = "{organisation.fullName.missing}")
        @Size(max = 80, message = "{organisation.fullName.long}")
        @Nullable
        String fullName,

        @NotNull(message = "{organisation.code.form}")
        @Pattern(regexp = "[a-z0-9][a-z0-9-]{1,19}", message = "{organisation.code.form}")
        @Nullable
        String code,

        @NotNull(message = "{organisation.nature.missing}") @Nullable
        UnitNature nature,

        @Nullable Long parentId,

        @Pattern(regexp = "(\\d{6})?", message = "{organisation.divisionCode.form}") @Nullable
        String divisionCode,

        @NotNull(message = "{organisation.validFrom.missing}") @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
        LocalDate validFrom) {

    static UnitForm from(LocalDate today) {
        return new UnitForm("", "", "", null, null, "", today);
    }

    boolean startsOutOfRange() {
        return validFrom != null && !KnownYears.hold(validFrom);
    }

    boolean lacksItsCity() {
        return nature == UnitNature.COUNTY && parentId == null;
    }

    boolean lacksItsDivisionCode() {
        return nature != null && nature.isLocalGovernment() && (divisionCode == null || divisionCode.isEmpty());
    }
}
