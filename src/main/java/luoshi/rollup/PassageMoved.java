package luoshi.rollup;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.audit.Audited;

/**
 * A coordinator wrote into a passage of a draft. The trail tells of the place; what the passage said before and after is kept
 * by {@link PassageRewordings}, for those who may read it.
 *
 * @param action what happened, e.g. {@code PassageRewritten}
 * @param subject the address of the passage, by its trace
 * @param by the user name of whoever acted
 * @param place where it stands
 */
record PassageMoved(String action, String subject, String by, String place) implements Audited {

    static PassageMoved of(RollUpReport report, Passage passage, String action, Actor by) {
        return new PassageMoved(action, path(report) + passage.getTrace(), by.username(), passage.place());
    }

    /** Where the passages of a report lie, up to the last stroke. */
    static String path(RollUpReport report) {
        return report.path() + "/passages/";
    }

    @Override
    public Map<String, String> detail() {
        return Map.of("note", place);
    }
}
