package luoshi.audit;

import java.util.Map;

/** An event that must leave a trace. Publishing one inside a transaction records it in that transaction. */
public interface Audited {

    /** The user name of whoever acted; {@code system} for a scheduled job. */
    String by();

    /** What was acted upon, as a path of the program where there is one, e.g. {@code /entries/17}. */
    String subject();

    /** What happened; its Chinese text stands in the messages under {@code audit.<action>}. */
    default String action() {
        return getClass().getSimpleName();
    }

    /** Further facts worth keeping, such as a reason or the old and the new value; never a secret. */
    default Map<String, String> detail() {
        return Map.of();
    }

    /** Whether the act succeeded; refusals and failed sign-ins leave a trace too. */
    default boolean succeeded() {
        return true;
    }
}
