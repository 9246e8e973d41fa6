package luoshi.supervision;

import luoshi.account.Typed;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What a coordinator fills in to change the rule of the ladder, in working days.
 *
 * @param seen the rule whose effect was shown last; it is saved only after it has been
 */
record UrgeRuleForm(
        @Nullable String blueAfter,
        @Nullable String yellowAfter,
        @Nullable String answerDays,
        @Nullable String reason,
        @Nullable String seen) {

    private static final int MOST_DAYS = 60;

    static UrgeRuleForm of(UrgeRule rule) {
        return new UrgeRuleForm(
                Integer.toString(rule.blueAfter()),
                Integer.toString(rule.yellowAfter()),
                Integer.toString(rule.answerDays()),
                "",
                "");
    }

    void validate(Errors errors) {
        check(errors, "blueAfter", blueAfter);
        check(errors, "yellowAfter", yellowAfter);
        check(errors, "answerDays", answerDays);
        if (!errors.hasErrors() && days(yellowAfter) < days(blueAfter)) {
            errors.rejectValue("yellowAfter", "supervision.rule.error.order");
        }
        if (!UrgeRequestForm.isReason(why())) {
            errors.rejectValue("reason", "supervision.request.error.reason");
        }
    }

    private static void check(Errors errors, String field, @Nullable String typed) {
        if (days(typed) < 1 || days(typed) > MOST_DAYS) {
            errors.rejectValue(field, "supervision.rule.error.days");
        }
    }

    private static int days(@Nullable String typed) {
        try {
            return Integer.parseInt(Typed.text(typed));
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What was entered; only after it has been validated. */
    UrgeRule rule() {
        return new UrgeRule(days(blueAfter), days(yellowAfter), days(answerDays));
    }

    String why() {
        return Typed.text(reason);
    }

    boolean isSeen() {
        return rule().toString().equals(seen);
    }
}
