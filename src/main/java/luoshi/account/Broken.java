package luoshi.account;

import org.springframework.dao.DataIntegrityViolationException;

/** Tells which rule of the database a change ran against, for rules that two requests at once can only meet there. */
public final class Broken {

    private Broken() {}

    /** Whether it was the constraint of that name; the name stands in the message in whatever language that is. */
    public static boolean rule(String constraint, DataIntegrityViolationException failure) {
        return String.valueOf(failure.getMostSpecificCause().getMessage()).contains(constraint);
    }
}
