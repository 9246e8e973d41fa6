package luoshi.undertaking;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Typed;
import luoshi.undertaking.OpenWordings.Given;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** What a unit fills in to say what an open wording means. */
record RefinementForm(
        @Nullable Integer seen,
        @Nullable String submitKey,
        @Nullable String amount,
        @Nullable String amountUnit,
        @Nullable String dueOn,
        @Nullable String reading) {

    private static final int LONGEST_UNIT = 20;
    private static final int LONGEST_READING = 400;
    private static final int DECIMALS = 4;
    private static final BigDecimal MOST = new BigDecimal("1e15");
    private static final LocalDate EARLIEST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2035, 12, 31);

    /** The form with what the unit said last. */
    static RefinementForm of(List<Given> given, long unitId) {
        var own = given.stream().filter(one -> one.unitId() == unitId).toList();
        var key = UUID.randomUUID().toString();
        if (own.isEmpty()) {
            return new RefinementForm(0, key, "", "", "", "");
        }
        var last = own.get(0);
        return new RefinementForm(
                own.size(),
                key,
                last.amount() == null ? "" : last.amount().stripTrailingZeros().toPlainString(),
                last.amountUnit(),
                last.dueOn() == null ? "" : last.dueOn().toString(),
                last.reading());
    }

    /** The same over the state of things as it is now, so that sending again is a decision. */
    RefinementForm over(int nowSeen) {
        return new RefinementForm(nowSeen, submitKey, amount, amountUnit, dueOn, reading);
    }

    void validate(Errors errors) {
        var number = Typed.text(amount);
        var date = Typed.text(dueOn);
        if (number.isEmpty() && date.isEmpty()) {
            errors.rejectValue("amount", "undertaking.error.refinement-empty");
        }
        if (!number.isEmpty() && parsed() == null) {
            errors.rejectValue("amount", "undertaking.error.refinement-number");
        }
        var unit = Typed.text(amountUnit);
        if (!number.isEmpty() && unit.isEmpty() || unit.length() > LONGEST_UNIT) {
            errors.rejectValue("amountUnit", "undertaking.error.refinement-unit");
        }
        var day = Typed.date(dueOn);
        if (!date.isEmpty() && (day == null || day.isBefore(EARLIEST) || day.isAfter(LATEST))) {
            errors.rejectValue("dueOn", "undertaking.error.refinement-date");
        }
        var words = Typed.text(reading);
        if (words.isEmpty() || words.length() > LONGEST_READING) {
            errors.rejectValue("reading", "undertaking.error.refinement-reading");
        }
    }

    /** What was entered; only after it has been validated. */
    WordingReading meaning() {
        var number = parsed();
        return new WordingReading(
                number, number == null ? "" : Typed.text(amountUnit), Typed.date(dueOn), Typed.text(reading));
    }

    int seenOrNone() {
        return seen == null ? -1 : seen;
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private @Nullable BigDecimal parsed() {
        try {
            var number = new BigDecimal(Typed.text(amount).replace(",", "").replace("，", "")).stripTrailingZeros();
            return number.abs().compareTo(MOST) < 0 && number.scale() <= DECIMALS ? number.setScale(DECIMALS) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
