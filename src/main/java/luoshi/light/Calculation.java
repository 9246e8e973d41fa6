package luoshi.light;

import java.util.List;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * How the light of a measure in a quarter comes about, as its page shows it.
 *
 * @param judgement what the rule says now
 * @param quarters how the measure stands in every quarter that has opened
 * @param detailed whether the person may see what others reported
 */
record Calculation(
        int number,
        String heading,
        Quarter quarter,
        Frame frame,
        Basis basis,
        Judgement judgement,
        List<Item> items,
        List<PartLight> parts,
        List<MeasureLight> quarters,
        boolean detailed) {

    /** One unit's part and its light. */
    record PartLight(
            String unitName, boolean lead, @Nullable Long entryId, Judgement judgement) {}

    /** How the measure stands in this quarter by what has been judged, if anything has. */
    public @Nullable MeasureLight standing() {
        return quarters.stream()
                .filter(one -> one.quarter().equals(quarter))
                .findFirst()
                .orElse(null);
    }

    /** What was set by hand, if anything was. */
    public MeasureLight.@Nullable Override override() {
        var standing = standing();
        return standing == null ? null : standing.override();
    }

    /** Whether the quarter keeps a worse light than the rule gives now. */
    public boolean keepsWorse() {
        var standing = standing();
        return standing != null
                && standing.held() != null
                && standing.held() != judgement.light()
                && (judgement.light() == Light.GREY || judgement.light().isBetterThan(standing.held()));
    }

    /** The light that the quarter keeps. */
    public Light held() {
        var standing = standing();
        return keepsWorse() && standing != null && standing.held() != null ? standing.held() : judgement.light();
    }

    /** Whether it was made good since. */
    public boolean isMadeGood() {
        var standing = standing();
        return keepsWorse() && (judgement.light() == Light.GREEN || judgement.light() == Light.BLUE)
                || standing != null && standing.madeGood();
    }

    /** The light that is shown first. */
    public Light shown() {
        var set = override();
        return set == null ? held() : set.light();
    }

    /** The message key of its word. */
    public String key() {
        return override() == null && isMadeGood() ? "light.made-good." + held() : shown().key();
    }
}
