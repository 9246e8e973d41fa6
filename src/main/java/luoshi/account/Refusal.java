package luoshi.account;

import org.springframework.http.HttpStatus;

/**
 * A step that is refused with a sentence the person can act on: what happened and what to do. The sentence is found in
 * the messages; the page of the error shows it.
 */
public abstract class Refusal extends RuntimeException {

    private final HttpStatus status;
    private final String messageKey;
    private final transient Object[] args;

    protected Refusal(HttpStatus status, String messageKey, Object... args) {
        super(messageKey);
        this.status = status;
        this.messageKey = messageKey;
        this.args = args;
    }

    /** The HTTP status that fits. */
    public HttpStatus status() {
        return status;
    }

    /** The key of the sentence in the messages. */
    public String messageKey() {
        return messageKey;
    }

    /** What the sentence speaks of. */
    public Object[] args() {
        return args == null ? new Object[0] : args.clone();
    }
}
