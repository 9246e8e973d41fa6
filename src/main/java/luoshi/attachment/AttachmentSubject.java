package luoshi.attachment;

import java.util.Set;
import luoshi.calendar.Quarter;

/**
 * What attachments belong to, as one person sees it.
 *
 * @param path its address in the program, such as {@code /entries/12}
 * @param unitId the unit whose attachments they are
 * @param unitName how the unit is called there
 * @param quarter the quarter they count for
 * @param about what it is about, in Chinese: （十）促进汽车消费
 * @param sight how much of its attachments the person sees
 */
public record AttachmentSubject(String path, long unitId, String unitName, Quarter quarter, String about, Sight sight) {

    /** Unit, quarter and matter in one line. */
    public String heading() {
        return unitName + quarter.chinese() + about;
    }

    /**
     * How much somebody sees of what is attached.
     *
     * @param working whether the present working set, and with it everything
     * @param versions the versions handed on whose attachments the person sees
     */
    public record Sight(boolean working, Set<Integer> versions) {

        /** Everything that was ever attached. */
        public static final Sight ALL = new Sight(true, Set.of());

        /** Only what was handed on with these versions. */
        public static Sight of(Set<Integer> versions) {
            return new Sight(false, Set.copyOf(versions));
        }

        boolean shows(Set<Integer> carriedBy) {
            return working || carriedBy.stream().anyMatch(versions::contains);
        }
    }
}
