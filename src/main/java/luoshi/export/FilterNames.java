package luoshi.export;

import java.util.Optional;

/** What the things are called by which lists are filtered: an address says a code or a number, a file the name. */
public interface FilterNames {

    /** The name of the unit with the code. */
    Optional<String> unit(String code);

    /** The heading of the measure with the number. */
    Optional<String> measure(int number);

    /** The heading of the chapter with the number. */
    Optional<String> chapter(int number);
}
