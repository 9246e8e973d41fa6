package luoshi.export;

import java.util.function.Consumer;

/** The lines of a list, one after the other, so that a long list is never in memory as a whole. */
@FunctionalInterface
public interface Lines<T> {

    /** Hands over each line in the order of the list. */
    void each(Consumer<T> taker);
}
