package luoshi.supervision;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The published rule of the ladder. It proposes; a person issues.
 *
 * @param blueAfter after how many working days past 填报截止 a missing report is urged
 * @param yellowAfter after how many once more
 * @param answerDays how many working days are proposed for the answer
 */
record UrgeRule(int blueAfter, int yellowAfter, int answerDays) {

    /** Why a rung is proposed. */
    enum Reason {
        MISSING,
        UNANSWERED;

        /** The message key of the reason. */
        public String key() {
            return "supervision.reason." + name();
        }
    }

    /** A rung that the rule proposes. */
    record Proposed(UrgeLevel level, Reason reason) {}

    /**
     * What the rule proposes for a unit and quarter. Somebody who was asked is left alone until the date of the answer;
     * somebody who answered hears again only on a higher rung.
     *
     * @param daysLate the working days past 填报截止, today included
     */
    Optional<Proposed> propose(Standing standing, int daysLate, LocalDate today) {
        var byTime = byTime(standing, daysLate, today);
        var last = standing.lastLevel();
        if (last == null) {
            return Optional.ofNullable(byTime).map(level -> new Proposed(level, Reason.MISSING));
        }
        if (!standing.awaitsAnswer()) {
            return Optional.ofNullable(byTime)
                    .filter(level -> level.compareTo(last) > 0)
                    .map(level -> new Proposed(level, Reason.MISSING));
        }
        if (last == UrgeLevel.RED || standing.lastAnswerBy() == null || !today.isAfter(standing.lastAnswerBy())) {
            return Optional.empty();
        }
        var next = last.next();
        return Optional.of(
                new Proposed(byTime == null || byTime.compareTo(next) < 0 ? next : byTime, Reason.UNANSWERED));
    }

    private @Nullable UrgeLevel byTime(Standing standing, int daysLate, LocalDate today) {
        if (!standing.isOwed()) {
            return null;
        }
        if (today.isAfter(standing.lockOn())) {
            return UrgeLevel.RED;
        }
        if (daysLate >= yellowAfter) {
            return UrgeLevel.YELLOW;
        }
        return daysLate >= blueAfter ? UrgeLevel.BLUE : null;
    }
}
