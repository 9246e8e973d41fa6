package luoshi.light;

import java.util.Locale;

/** How something stands, in the order in which the rule asks for it; on pages always with a shape and a word. */
public enum Light {
    /** 已办结: its close-out is accepted. */
    BLUE,
    /** Missed, far behind, beyond a ceiling, or not reported at all. */
    RED,
    /** Behind, due soon, late, or standing still. */
    YELLOW,
    /** None of these, and reported. */
    GREEN,
    /** Nothing to judge by yet. */
    GREY;

    /** The message key of its word. */
    public String key() {
        return "light.is." + name();
    }

    /** As it stands in addresses and class names. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this is better than the other light; what cannot be judged is neither. */
    boolean isBetterThan(Light other) {
        return this != GREY && other != GREY && goodness() > other.goodness();
    }

    private int goodness() {
        return switch (this) {
            case BLUE -> 4;
            case GREEN -> 3;
            case YELLOW -> 2;
            case RED -> 1;
            case GREY -> 0;
        };
    }
}
