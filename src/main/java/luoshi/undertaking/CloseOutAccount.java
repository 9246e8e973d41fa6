package luoshi.undertaking;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a unit says for itself when it asks for 办结.
 *
 * @param criteria how the 办结标准 are met
 * @param milestones what became of each milestone, by its number; those nothing is said about are missing
 */
record CloseOutAccount(String criteria, Map<Integer, String> milestones) {

    static final CloseOutAccount EMPTY = new CloseOutAccount("", Map.of());

    CloseOutAccount {
        milestones = Map.copyOf(milestones);
    }

    /** Whether something is said about the criteria and about every milestone that stands. */
    boolean covers(Claim claim) {
        return !criteria.isBlank()
                && claim.getMilestones().stream()
                        .allMatch(milestone -> milestone.isVoided() || milestones.containsKey(milestone.getNumber()));
    }

    Map<Integer, String> inOrder() {
        return new TreeMap<>(milestones);
    }
}
