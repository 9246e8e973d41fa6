package luoshi.wording;

import java.math.BigDecimal;

/**
 * A number with its unit as it stands in a narrative.
 *
 * @param span where it stands, with its unit
 * @param sentence where the sentence stands that it belongs to
 * @param text as it is written: 1.24万户
 * @param value in the base unit: 12400; of a range the lower end; below zero for a decrease
 * @param upTo the upper end of a range, otherwise the value
 * @param step what the last written digit is worth: 28.4亿元 has 10000000
 * @param rounded whether 约, 近, 超过, 余 or the like says that it is not exact
 * @param cumulative whether it counts since the beginning of the year or of the task, so that it can only grow: 累计, 1–9月; what
 *     is said to be so on a day (截至9月底余额) is not
 * @param unit the base unit: 元, 户 (also 家), 人, %, 百分点, 工作日 and so on; empty where only 万 or 亿 is written
 * @param sense whether it is a value, a change, a share of a plan, or something intended
 * @param basis what a change is measured against, as written: 同比, 环比, 较上年同期; empty where nothing is said
 * @param subject what it is the number of, from the words before it: 减免社保费; empty where they do not say
 * @param topic where the words before it are a verb alone (累计发放), what the sentence has spoken of before, with the verb: it
 *     names too little for anything but the same unit's text of another quarter; otherwise empty
 * @param object what is counted, from the words behind it: 20项重点任务; empty for money, shares and times
 * @param scope the time it is of
 */
public record Quantity(
        Span span,
        Span sentence,
        String text,
        BigDecimal value,
        BigDecimal upTo,
        BigDecimal step,
        boolean rounded,
        boolean cumulative,
        String unit,
        Sense sense,
        String basis,
        String subject,
        String topic,
        String object,
        TimeScope scope) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal ROUGHLY = new BigDecimal("0.1");

    /** What a number says. */
    public enum Sense {
        /** How much there is or was. */
        VALUE,
        /** 增长, 下降: how much more or less than before. */
        CHANGE,
        /** 完成年计划的 so much. */
        PLAN_SHARE,
        /** A plan, an aim, a bound or a rate per head: nothing that has happened. */
        INTENDED
    }

    /** Whether both count the same thing in the same unit for times that do not differ. */
    public boolean isAboutTheSameAs(Quantity other) {
        return isSameKindAs(other) && !scope.differsFrom(other.scope);
    }

    /** Whether both count the same thing in the same unit, whatever the times. */
    public boolean isSameKindAs(Quantity other) {
        return !unit.isEmpty()
                && unit.equals(other.unit)
                && sense == other.sense
                && basis.equals(other.basis)
                && !(subject + topic + object).isEmpty()
                && subject.equals(other.subject)
                && topic.equals(other.topic)
                && object.equals(other.object);
    }

    /** Whether both can be true of one thing: equal as far as the coarser of the two is written. */
    public boolean agreesWith(Quantity other) {
        return agreesWith(
                other.value, other.upTo, step.max(other.step).max(slack()).max(other.slack()));
    }

    /** Whether it can be true where that is the exact value, in the base unit. */
    public boolean agreesWith(BigDecimal exact) {
        return agreesWith(exact, exact, step.max(slack()));
    }

    private boolean agreesWith(BigDecimal low, BigDecimal high, BigDecimal coarse) {
        var margin = coarse.divide(TWO);
        return value.subtract(margin).compareTo(high) <= 0 && low.compareTo(upTo.add(margin)) <= 0;
    }

    /** 约 and 近 cover a tenth of the value on either side. */
    private BigDecimal slack() {
        return rounded ? upTo.abs().multiply(ROUGHLY).multiply(TWO) : BigDecimal.ZERO;
    }
}
