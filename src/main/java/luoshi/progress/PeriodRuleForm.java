package luoshi.progress;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Another rule for the dates of quarters, and why.
 *
 * @param version the version of the rule that the form was opened with
 * @param seen what was shown last of the effects
 */
record PeriodRuleForm(
        @Nullable String opensBefore,
        @Nullable String dueAfter,
        @Nullable String reviewAfter,
        @Nullable String reportAfter,
        @Nullable String lockAfter,
        @Nullable String reason,
        @Nullable String version,
        @Nullable String seen,
        @Nullable String submitKey) {

    private static final int LONGEST = 400;

    static PeriodRuleForm of(PeriodRules.Version present) {
        var rule = present.rule();
        return new PeriodRuleForm(
                Integer.toString(rule.opensBefore()),
                Integer.toString(rule.dueAfter()),
                Integer.toString(rule.reviewAfter()),
                Integer.toString(rule.reportAfter()),
                Integer.toString(rule.lockAfter()),
                "",
                Long.toString(present.id()),
                "",
                UUID.randomUUID().toString());
    }

    void validate(Errors errors) {
        within(errors, "opensBefore", opensBefore, 1, PeriodRule.MOST_BEFORE);
        within(errors, "dueAfter", dueAfter, 1, PeriodRule.MOST_AFTER);
        within(errors, "reviewAfter", reviewAfter, Math.max(1, number(dueAfter)), PeriodRule.MOST_AFTER);
        within(errors, "reportAfter", reportAfter, Math.max(1, number(reviewAfter)), PeriodRule.MOST_AFTER);
        within(errors, "lockAfter", lockAfter, Math.max(1, number(reportAfter)), PeriodRule.MOST_AFTER);
        if (why().isEmpty() || why().length() > LONGEST) {
            errors.rejectValue("reason", "progress.error.period-reason");
        }
    }

    /** What was entered; only after it has been validated. */
    PeriodRule rule() {
        return new PeriodRule(
                number(opensBefore), number(dueAfter), number(reviewAfter), number(reportAfter), number(lockAfter));
    }

    /** The version the form was opened with; -1, which no rule has, for a form that carries none. */
    long opened() {
        return strip(version).matches("\\d{1,9}") ? Long.parseLong(strip(version)) : -1;
    }

    String why() {
        return strip(reason).replace("\r\n", "\n");
    }

    UUID key() {
        return SubmitKeys.read(submitKey);
    }

    boolean hasSeen(String effects) {
        return mark(effects).equals(seen);
    }

    boolean wasShown() {
        return !strip(seen).isEmpty();
    }

    /** What the form remembers of what it showed. */
    String mark(String effects) {
        return rule() + "@" + opened() + "@" + effects;
    }

    private static void within(Errors errors, String field, @Nullable String typed, int least, int most) {
        if (number(typed) < least || number(typed) > most) {
            errors.rejectValue(field, "progress.error.period-rule", new Object[] {least, most}, null);
        }
    }

    private static int number(@Nullable String typed) {
        return strip(typed).matches("\\d{1,3}") ? Integer.parseInt(strip(typed)) : -1;
    }

    private static String strip(@Nullable String text) {
        return text == null ? "" : text.strip();
    }
}
