package luoshi.calendar;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the page of one thing shows.
 *
 * @param asAt the day that is shown, or the present with the reason why another day is not
 * @param thing the thing as it stood then
 */
public record Stood<T>(AsAt asAt, T thing) {

    /**
     * The thing as at the day that is asked for; where it was not there yet, or not for this person, the thing of now.
     *
     * @param reading reads it as at a day, empty if it was not there
     * @param now reads it as it is, and refuses whoever may not see it
     * @param notThen the key of the message that says that it was not there
     */
    public static <T> Stood<T> on(AsAt asked, Function<AsAt, Optional<T>> reading, Supplier<T> now, String notThen) {
        return reading.apply(asked)
                .map(thing -> new Stood<>(asked, thing))
                .orElseGet(() -> new Stood<>(AsAt.refused(notThen), now.get()));
    }
}
