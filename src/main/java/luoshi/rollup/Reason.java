package luoshi.rollup;

import luoshi.account.IllegalStep;

/** Reasons that people give for a step. */
final class Reason {

    private static final int LONGEST = 1000;

    private Reason() {}

    /** The reason, which must not be blank. */
    static String required(String reason) {
        if (reason.isBlank()) {
            throw new IllegalStep("rollup.refused.no-reason");
        }
        return limited(reason);
    }

    /** The reason, which may be blank. */
    static String limited(String reason) {
        if (reason.length() > LONGEST) {
            throw new IllegalStep("rollup.refused.long-reason", LONGEST);
        }
        return reason.strip();
    }
}
