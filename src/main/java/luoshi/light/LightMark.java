package luoshi.light;

import java.util.Locale;

/** What is told of a light besides its colour. */
public enum LightMark {
    /** 红→补: better by now than what the quarter keeps. */
    MADE_GOOD,
    /** A coordinator has set it by hand. */
    BY_HAND;

    /** Whether it is told of the light. */
    public boolean isOn(MeasureLight light) {
        return this == BY_HAND ? light.override() != null : light.override() == null && light.madeGood();
    }

    /** As it stands in addresses. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message key of its word. */
    public String key() {
        return "light.mark." + name();
    }
}
