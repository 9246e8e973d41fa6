package luoshi.organisation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A unit as the list shows it. */
record UnitLine(
        long id,
        String code,
        String name,
        String fullName,
        UnitNature nature,
        String detail,
        @Nullable String divisionCode,
        @Nullable Long parentId,
        LocalDate validFrom,
        @Nullable LocalDate validTo,
        boolean coordinates,
        int version) {}
