package luoshi.rollup.format;

import java.util.List;

/**
 * One clause of GB/T 9704-2012 held against a produced file.
 *
 * @param number the number of the clause: 7.2.5
 * @param key the last part of the message keys that say what is demanded and what was measured
 * @param verdict whether it is so
 * @param measured the measured values, in the order of the message
 */
public record Clause(String number, String key, Verdict verdict, List<String> measured) {

    /** What was found. */
    public enum Verdict {
        /** 符合. */
        MET,
        /** 不符合. */
        NOT_MET,
        /** 不适用: the document has no such element. */
        NOT_APPLICABLE;

        /** The message key of its word. */
        public String key() {
            return "rollup.format.verdict." + name();
        }

        /** The tone of its badge. */
        public String tone() {
            return switch (this) {
                case MET -> "ok";
                case NOT_MET -> "bad";
                case NOT_APPLICABLE -> "muted";
            };
        }
    }

    /** The message key of what is demanded. */
    public String demandedKey() {
        return "rollup.format.demanded." + key;
    }

    /** The message key of what was measured. */
    public String measuredKey() {
        return verdict == Verdict.NOT_APPLICABLE ? "rollup.format.absent" : "rollup.format.measured." + key;
    }

    /** The measured values for the message. */
    public Object[] params() {
        return measured.toArray();
    }
}
