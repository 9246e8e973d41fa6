package luoshi.light;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The fixed standards that everything is held against, each with its source in the document. */
public enum Standard {
    /** Everything owed was reported on time. */
    ON_TIME(true),
    /** Everything owed is approved. */
    APPROVED(true),
    /** An indicator with a number is where time asks it to be, or has reached its target. */
    TARGET(false),
    /** A ceiling is kept. */
    LIMIT(false);

    private final boolean ofUnits;

    Standard(boolean ofUnits) {
        this.ofUnits = ofUnits;
    }

    /** The standard with the code, or null. */
    static @Nullable Standard read(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** Whether units are held against it; otherwise indicators are. */
    public boolean ofUnits() {
        return ofUnits;
    }

    /** The message key of its sentence; its source is below that. */
    public String key() {
        return "light.standard." + name();
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
