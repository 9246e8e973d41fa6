package luoshi.light;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What kind of thing an indicator is, for the list and for what its chart can show. */
enum IndicatorType {
    /** A number that is added up to a target. */
    CUMULATIVE,
    /** A number that holds on a day: a rate, a standard. */
    POINT,
    /** What happened in one quarter alone. */
    PERIOD,
    /** A ceiling, or something that must not happen at all. */
    LIMIT,
    /** Done by milestones. */
    COMPLETION,
    /** A day only. */
    DEADLINE,
    /** 待细化: nothing to measure against. */
    OPEN;

    static IndicatorType of(IndicatorFact fact) {
        if (fact.open()) {
            return OPEN;
        }
        if (fact.isLimit()) {
            return LIMIT;
        }
        return switch (fact.kind()) {
            case "COMPLETION" -> COMPLETION;
            case "DEADLINE" -> DEADLINE;
            default -> valueOf(fact.accumulation());
        };
    }

    /** The type with the code, or null. */
    static @Nullable IndicatorType read(String code) {
        return Arrays.stream(values())
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElse(null);
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The message key of its name. */
    public String key() {
        return "light.indicator.type." + name();
    }
}
