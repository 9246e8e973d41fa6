package luoshi.undertaking;

import luoshi.account.Typed;
import luoshi.policy.IndustryChains.Chain;
import luoshi.policy.IndustryChains.Entering;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Which department answers for an industry chain, who its 链长 is, where that is said, and why it is entered.
 *
 * @param version the version of the chain that was shown
 */
record ChainForm(
        @Nullable Long unit,
        @Nullable String chief,
        @Nullable String source,
        @Nullable String reason,
        int version) {

    private static final int LONGEST = 400;
    private static final int LONGEST_NAME = 40;

    /** What is entered, or what sources put forward while nothing is. */
    static ChainForm of(Chain chain) {
        return chain.isNamed()
                ? new ChainForm(chain.unitId(), chain.chief(), chain.source(), "", chain.version())
                : new ChainForm(
                        chain.proposedUnit(), chain.proposedChief(), chain.proposedSource(), "", chain.version());
    }

    void validate(Errors errors) {
        if (unit == null) {
            errors.rejectValue("unit", "undertaking.error.naming-unit");
        }
        if (Typed.text(chief).length() > LONGEST_NAME) {
            errors.rejectValue("chief", "undertaking.error.chain-chief");
        }
        if (isMissing(source)) {
            errors.rejectValue("source", "undertaking.error.chain-source");
        }
        if (isMissing(reason)) {
            errors.rejectValue("reason", "undertaking.error.naming-reason");
        }
    }

    private static boolean isMissing(@Nullable String typed) {
        var text = Typed.text(typed);
        return text.isEmpty() || text.length() > LONGEST;
    }

    /** What was typed; only after it has been validated. */
    Entering entering() {
        return new Entering(unit == null ? 0 : unit, Typed.text(chief), Typed.text(source), Typed.text(reason));
    }
}
