package luoshi.organisation;

import java.time.LocalDate;

/** The years a unit can begin or end in: any other was mistyped, and some are beyond what the database can keep. */
final class KnownYears {

    private static final int FIRST = 1949;
    private static final int LAST = 2099;

    private KnownYears() {}

    static boolean hold(LocalDate day) {
        return day.getYear() >= FIRST && day.getYear() <= LAST;
    }
}
