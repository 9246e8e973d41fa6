package luoshi.policy;

import luoshi.account.Actor;

/** Something that a module above has to say on the page of a measure. Sections stand in the order of their beans. */
public interface MeasureSection {

    /** The template with the fragment {@code section (content)} that shows it, e.g. {@code undertaking/on-measure}. */
    String template();

    /** Whether it stands right below the heading, so that a telephone shows it without scrolling. */
    default boolean atHead() {
        return false;
    }

    /** What the fragment shows of the measure to the person. */
    Object contentFor(Actor actor, MeasureOnPage page);
}
