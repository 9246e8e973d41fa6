package luoshi.undertaking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An open wording as a unit reads it.
 *
 * @param amount the number, up to four decimal places, or null
 * @param amountUnit what it counts: 个, 万亩, %; empty without a number
 * @param dueOn the date, or null
 * @param reading the wording in words
 */
record WordingReading(
        @Nullable BigDecimal amount,
        String amountUnit,
        @Nullable LocalDate dueOn,
        String reading) {

    /** Whether it settles anything: a number with what it counts, or a date. */
    boolean isComplete() {
        return !reading.isBlank() && (amount != null && !amountUnit.isBlank() || amount == null && dueOn != null);
    }

    /** The same by field, for the trail. */
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("amount", amount == null ? "" : amount.stripTrailingZeros().toPlainString() + amountUnit);
        facts.put("dueOn", dueOn == null ? "" : dueOn.toString());
        facts.put("reading", reading);
        return facts;
    }
}
