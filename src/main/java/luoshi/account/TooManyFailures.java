package luoshi.account;

import java.time.Instant;
import org.springframework.security.core.AuthenticationException;

/** Too many wrong passwords: nothing is checked for a while, not even a right one. */
class TooManyFailures extends AuthenticationException {

    private final Instant until;

    TooManyFailures(Instant until) {
        super("Refused until " + until);
        this.until = until;
    }

    /** When the next attempt is taken. */
    Instant until() {
        return until;
    }
}
