package luoshi.light;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import luoshi.calendar.Quarter;
import luoshi.light.LightRules.Effect;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * What a coordinator fills in to change the rule.
 *
 * @param versions how many versions of the rule there were when the form was shown
 * @param seen the rule and quarter whose effect was shown last, and that effect; it is saved only after it has been
 */
record RuleForm(
        @Nullable String yellowPoints,
        @Nullable String redPoints,
        @Nullable String dueSoonDays,
        @Nullable String returnedDays,
        @Nullable String stillQuarters,
        @Nullable String fromQuarter,
        @Nullable String reason,
        @Nullable String versions,
        @Nullable String seen,
        @Nullable String submitKey) {

    private static final int LONGEST = 400;
    private static final int MOST_POINTS = 100;
    private static final int MOST_DAYS = 60;
    private static final int MOST_QUARTERS = 8;

    static RuleForm of(Setting setting) {
        var rule = setting.rule();
        return new RuleForm(
                Integer.toString(rule.yellowPoints()),
                Integer.toString(rule.redPoints()),
                Integer.toString(rule.dueSoonDays()),
                Integer.toString(rule.returnedDays()),
                Integer.toString(rule.stillQuarters()),
                setting.quarter().toString(),
                "",
                "",
                "",
                UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        check(errors, "yellowPoints", yellowPoints, 1, MOST_POINTS, "light.error.points");
        check(errors, "redPoints", redPoints, 1, MOST_POINTS, "light.error.points");
        check(errors, "dueSoonDays", dueSoonDays, 0, MOST_DAYS, "light.error.days");
        check(errors, "returnedDays", returnedDays, 0, MOST_DAYS, "light.error.days");
        check(errors, "stillQuarters", stillQuarters, 1, MOST_QUARTERS, "light.error.quarters");
        if (!errors.hasErrors() && number(redPoints) < number(yellowPoints)) {
            errors.rejectValue("redPoints", "light.error.red-below-yellow");
        }
        if (quarter() == null) {
            errors.rejectValue("fromQuarter", "light.error.from");
        }
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "light.error.reason");
        }
    }

    /** What was entered; only after it has been validated. */
    LightRule rule() {
        return new LightRule(
                number(yellowPoints),
                number(redPoints),
                number(dueSoonDays),
                number(returnedDays),
                number(stillQuarters));
    }

    @Nullable
    Quarter quarter() {
        try {
            return Quarter.of(Objects.requireNonNullElse(fromQuarter, ""));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    String why() {
        return Objects.requireNonNullElse(reason, "").strip();
    }

    /** What the form remembers of what it showed: the rule, and its effect. */
    String mark(List<Effect> effects) {
        return typed() + Integer.toHexString(effects.toString().hashCode());
    }

    boolean hasSeen(List<Effect> effects) {
        return mark(effects).equals(seen);
    }

    /** Whether the effect of this very rule was shown before. */
    boolean wasShown() {
        return Objects.requireNonNullElse(seen, "").startsWith(typed());
    }

    private String typed() {
        return rule() + "@" + quarter() + "@";
    }

    /** How many versions there were; none where the form does not say. */
    int versionsSeen() {
        return Math.max(number(versions), 0);
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    private static void check(Errors errors, String field, @Nullable String typed, int least, int most, String key) {
        var number = number(typed);
        if (number < least || number > most) {
            errors.rejectValue(field, key);
        }
    }

    private static int number(@Nullable String typed) {
        try {
            return Integer.parseInt(Objects.requireNonNullElse(typed, "").strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
