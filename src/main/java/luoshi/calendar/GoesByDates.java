package luoshi.calendar;

import java.util.Map;

/**
 * Something of the program that goes by the dates of periods or by working days. A {@link Rehearsal} asks it before and
 * after a change that is being considered, so that people see beforehand what would be different.
 */
public interface GoesByDates {

    /** The message key of what it is called, e.g. 红黄绿灯. */
    String heading();

    /** The message key that says how many things move alike, and of how many units or quarters they are. */
    default String countKey() {
        return "calendar.effects.count";
    }

    /** Whether it tells of single units or measures, which an administrator does not see. */
    boolean isBusiness();

    /** How each thing stands now, in words, in the order in which it is to be read. */
    Map<Thing, String> standing();

    /**
     * One thing that can stand one way or another.
     *
     * @param of whose it is: a unit or a quarter; empty if it is nobody's
     * @param what what it is
     */
    record Thing(String of, String what) {}
}
