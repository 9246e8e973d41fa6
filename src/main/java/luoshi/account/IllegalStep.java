package luoshi.account;

import org.springframework.http.HttpStatus;

/** A step that the workflow does not allow here and now; nothing has been changed. */
public class IllegalStep extends Refusal {

    /** Answers 409 with the sentence of the key. */
    public IllegalStep(String messageKey, Object... args) {
        super(HttpStatus.CONFLICT, messageKey, args);
    }
}
