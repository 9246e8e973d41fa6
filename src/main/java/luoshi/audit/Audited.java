package luoshi.audit;

import java.util.List;
import java.util.Map;

/**
 * An event that must leave a trace. Publishing one inside a transaction records it in that transaction.
 *
 * <p>The record can be read in two ways: by auditors in the trail, and by everybody who may see the subject as a sentence
 * of its history ({@link Histories}): 张三（省商务厅）2020年10月12日 10:03 修改了用户，将“姓名”由“李四”改为“李思”. So texts
 * that not all of these may read, such as what a unit wrote, have no place in it.
 */
public interface Audited {

    /** The user name of whoever acted; {@code system} for a scheduled job. */
    String by();

    /** What was acted upon, as a path of the program where there is one, e.g. {@code /entries/17}. */
    String subject();

    /** What happened; its Chinese text, which begins with a verb, stands in the messages under {@code audit.<action>}. */
    default String action() {
        return getClass().getSimpleName();
    }

    /**
     * The fields that have another value now, old and new, in the order in which they are to be read; never a secret.
     * They are stored in the detail of the record under {@code changes}, which is no name for a fact.
     */
    default List<Change> changes() {
        return List.of();
    }

    /** Further facts worth keeping, such as a reason, under {@code audit.fact.<name>}; never a secret. */
    default Map<String, String> detail() {
        return Map.of();
    }

    /** Whether the act succeeded; refusals and failed sign-ins leave a trace too. */
    default boolean succeeded() {
        return true;
    }
}
