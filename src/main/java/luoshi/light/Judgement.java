package luoshi.light;

import java.util.List;

/**
 * A light and how it came about: every clause of the rule in order, each with what it was held against.
 *
 * @param light the light of the first clause that fits
 * @param clauses all clauses; those after the deciding one are shown as well
 */
record Judgement(Light light, List<Clause> clauses) {

    /** The first clause that fits; one of them always does. */
    public Clause deciding() {
        return clauses.stream().filter(Clause::fits).findFirst().orElseThrow();
    }

    /**
     * One clause of the rule.
     *
     * @param kind which one
     * @param args the thresholds that its sentence names
     * @param findings what it was held against
     * @param fits whether it fits
     */
    record Clause(Kind kind, List<Object> args, List<Finding> findings, boolean fits) {

        /** The thresholds as a message takes them. */
        public Object[] params() {
            return args.toArray();
        }

        /** What makes it fit, or everything where it does not. */
        public List<Finding> reasons() {
            return fits && findings.stream().anyMatch(Finding::fits)
                    ? findings.stream().filter(Finding::fits).toList()
                    : findings;
        }
    }

    /** One fact with its numbers, as a sentence of the messages. */
    record Finding(String key, List<Object> args, boolean fits) {

        static Finding of(boolean fits, String key, Object... args) {
            return new Finding(key, List.of(args), fits);
        }

        /** The numbers as a message takes them. */
        public Object[] params() {
            return args.toArray();
        }
    }

    /** The clauses in the order in which they are asked. */
    enum Kind {
        CLOSED(Light.BLUE),
        OVERDUE(Light.RED),
        FAR_BEHIND(Light.RED),
        BEYOND_LIMIT(Light.RED),
        NOT_REPORTED(Light.RED),
        FOUND_UNTRUE(Light.RED),
        BEHIND(Light.YELLOW),
        DUE_SOON(Light.YELLOW),
        LATE(Light.YELLOW),
        RETURNED(Light.YELLOW),
        STANDING_STILL(Light.YELLOW),
        REPORTED(Light.GREEN),
        AWAITING_REVIEW(Light.GREY),
        NOTHING_TO_JUDGE(Light.GREY);

        private final Light light;

        Kind(Light light) {
            this.light = light;
        }

        /** The light it gives. */
        public Light light() {
            return light;
        }

        /** The message key of the clause as the published rule has it. */
        public String key() {
            return "light.clause." + name();
        }
    }
}
