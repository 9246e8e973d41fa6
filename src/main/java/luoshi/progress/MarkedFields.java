package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parts of an entry that a return can point at, by the names under which its form has them: the texts, 自评, 指标值 and
 * 佐证材料.
 */
final class MarkedFields {

    static final String STATUS = "status";
    static final String FIGURES = "figures";
    static final String ATTACHMENTS = "attachments";

    private static final Set<String> KNOWN = Set.copyOf(in(true, true));

    private MarkedFields() {}

    /** What the form of the entry has, in its order. */
    static List<String> of(EntryHead head) {
        return in(head.summarises(), head.measured());
    }

    private static List<String> in(boolean lead, boolean measured) {
        var own = Narrative.EMPTY.texts(false).keySet();
        var names = new ArrayList<>(own);
        names.add(STATUS);
        if (measured) {
            names.add(FIGURES);
        }
        Narrative.EMPTY.texts(lead).keySet().stream()
                .filter(name -> !own.contains(name))
                .forEach(names::add);
        names.add(ATTACHMENTS);
        return List.copyOf(names);
    }

    static boolean areKnown(List<String> names) {
        return KNOWN.containsAll(names);
    }
}
