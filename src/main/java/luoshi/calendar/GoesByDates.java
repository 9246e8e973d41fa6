package luoshi.calendar;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

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

    /** What is known now of how things stand, also on days still to come; it is read at once and asked later. */
    default Prospect prospect() {
        var standing = standing();
        return new Prospect(Set.of(), days -> standing);
    }

    /** The message key of a sentence on what cannot be known beforehand; empty where all of it can. */
    default String noteKey() {
        return "";
    }

    /** Whether each thing is shown by itself, below whose it is, even where others move alike. */
    default boolean isApart() {
        return false;
    }

    /**
     * How things will stand as far as is known: before a change and after it, the days of both are asked for.
     *
     * @param days the days to come on which things can stand another way
     * @param standing how each thing stands on such days, in words, in the order in which it is to be read
     */
    record Prospect(Set<DayOf> days, Function<Set<DayOf>, Map<Thing, String>> standing) {}

    /** A day to come, and the quarter that it counts for. */
    record DayOf(LocalDate day, Quarter quarter) {}

    /**
     * One thing that can stand one way or another.
     *
     * @param of whose it is: a unit, a quarter or a day; empty if it is nobody's
     * @param what what it is
     * @param when the quarter it belongs to, and a day where it has one: what may be told to somebody who sees no business content
     */
    record Thing(String of, String what, String when) {

        /** One that belongs to nothing but a quarter. */
        public Thing(String of, String what) {
            this(of, what, of);
        }
    }
}
