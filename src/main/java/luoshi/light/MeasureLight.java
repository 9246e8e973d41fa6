package luoshi.light;

import java.time.LocalDate;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * How a measure stands in a quarter as known on a day.
 *
 * @param light what the rule says, or null while nothing has been judged
 * @param held what the quarter keeps: red once it was red, and after the lock the light of the lock
 * @param madeGood whether it is better by now than what the quarter keeps
 * @param reasons what decided, in sentences
 * @param judgedOn since when the rule has said so
 * @param override what a coordinator set in place of it, or null
 */
public record MeasureLight(
        int number,
        String heading,
        String chapter,
        Quarter quarter,
        @Nullable Light light,
        @Nullable Light held,
        boolean madeGood,
        String reasons,
        @Nullable LocalDate judgedOn,
        @Nullable Override override) {

    /**
     * A light set by hand.
     *
     * @param light what was set
     * @param ruleLight what the rule gave at that moment
     */
    public record Override(long id, Light light, Light ruleLight, String reason, String by, LocalDate on) {}

    /** The light that is shown: the one set by hand, otherwise the one that the quarter keeps. */
    public Light shown() {
        if (override != null) {
            return override.light();
        }
        return besideHand();
    }

    /** The light that would be shown if none were set by hand: what the quarter keeps, and red stays red in it. */
    public Light besideHand() {
        return held != null ? held : override == null ? Light.GREY : override.ruleLight();
    }

    /** The message key of its word. */
    public String besideHandKey() {
        return madeGood ? "light.made-good." + besideHand() : besideHand().key();
    }

    /** Whether the quarter keeps another light than the rule gives by now, and nobody set one by hand. */
    public boolean keeps() {
        return override == null && light != null && held != null && held != light;
    }

    /** The message key of why it does. */
    public String keptKey() {
        return light == Light.GREEN || light == Light.BLUE
                ? "light.keeps.good"
                : held == Light.RED ? "light.keeps.red" : "light.keeps.lock";
    }

    /** The message key of its word; one that was made good says so: 红→补. */
    public String key() {
        if (light == null) {
            return "light.not-judged";
        }
        return override == null ? besideHandKey() : override.light().key();
    }
}
