package luoshi.progress.offline;

import luoshi.account.Refusal;
import org.springframework.http.HttpStatus;

/** A file that is no package for this place, or no whole one; the sentence says what to do. Nothing has been stored. */
public class UnreadablePackage extends Refusal {

    /**
     * Answers 422.
     *
     * @param why the end of the message key, e.g. {@code damaged}
     */
    public UnreadablePackage(String why, Object... args) {
        super(HttpStatus.UNPROCESSABLE_ENTITY, "progress.package.refused." + why, args);
    }
}
