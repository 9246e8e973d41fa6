package luoshi.light;

import java.util.List;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;

/**
 * How the light of a measure in a quarter comes about, as its page shows it.
 *
 * @param asAt the day that is shown
 * @param workingDaysKnown whether the holidays are those of that day
 * @param judgement what the rule says, which for a past day is worked out again from what is on record of it
 * @param quarters how the measure stands in every quarter that has opened
 * @param detailed whether the person may see what others reported
 */
record Calculation(
        int number,
        AsAt asAt,
        boolean workingDaysKnown,
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

    /** What the rule says: for a past day what it said then, if that is on record. */
    private Light ruled() {
        var recorded = recorded();
        return recorded == null ? judgement.light() : recorded.light();
    }

    /** How the measure stood on the past day that is shown, if it was judged by then. */
    public @Nullable MeasureLight recorded() {
        var standing = standing();
        return asAt.isPast() && standing != null && standing.light() != null ? standing : null;
    }

    /** Whether a past day is shown by which nothing had been judged. */
    public boolean isUnrecorded() {
        return asAt.isPast() && recorded() == null;
    }

    /** Whether what was judged then is another light than what is on record gives. */
    public boolean departs() {
        var recorded = recorded();
        return recorded != null && recorded.light() != judgement.light();
    }

    /** Whether the quarter keeps a worse light than the rule gives. */
    public boolean keepsWorse() {
        var standing = standing();
        var ruled = ruled();
        return standing != null
                && standing.held() != null
                && standing.held() != ruled
                && (ruled == Light.GREY || ruled.isBetterThan(standing.held()));
    }

    /** The light that the quarter keeps. */
    public Light held() {
        var standing = standing();
        return keepsWorse() && standing != null && standing.held() != null ? standing.held() : ruled();
    }

    /** Whether it was made good since. */
    public boolean isMadeGood() {
        var standing = standing();
        return keepsWorse() && (ruled() == Light.GREEN || ruled() == Light.BLUE)
                || standing != null && standing.madeGood();
    }

    /** The light that is shown first. */
    public Light shown() {
        var set = override();
        return set != null ? set.light() : isUnrecorded() ? Light.GREY : held();
    }

    /** Where an item stands; of its lists, those that can show a past day do. */
    public String href(Item item) {
        return item.href().startsWith("/claims?") ? item.href() + asAt.and() : item.href();
    }

    /** The message key of its word. */
    public String key() {
        if (isUnrecorded() && override() == null) {
            return "light.not-judged";
        }
        return override() == null && isMadeGood() ? "light.made-good." + held() : shown().key();
    }
}
