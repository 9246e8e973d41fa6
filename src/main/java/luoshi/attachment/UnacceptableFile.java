package luoshi.attachment;

import luoshi.account.Refusal;
import org.springframework.http.HttpStatus;

/** A file that is not taken; the sentence says why and what to do. Nothing has been stored. */
public final class UnacceptableFile extends Refusal {

    private final String why;

    private UnacceptableFile(HttpStatus status, String why, Object... args) {
        super(status, "attachment.refused." + why, args);
        this.why = why;
    }

    /**
     * A file that is not taken.
     *
     * @param why the end of the message key, e.g. {@code macro}
     */
    static UnacceptableFile because(String why, Object... args) {
        return new UnacceptableFile(HttpStatus.UNPROCESSABLE_ENTITY, why, args);
    }

    /** Too many at once. */
    static UnacceptableFile tooOften(Object... args) {
        return new UnacceptableFile(HttpStatus.TOO_MANY_REQUESTS, "too-often", args);
    }

    /** The end of the message key, for the trail. */
    String why() {
        return why;
    }
}
