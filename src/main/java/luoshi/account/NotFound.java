package luoshi.account;

import org.springframework.http.HttpStatus;

/** There is no such thing, or not for this person: the answer is the same, so that it gives nothing away. */
public class NotFound extends Refusal {

    /** Answers 404 with the general sentence. */
    public NotFound() {
        super(HttpStatus.NOT_FOUND, "web.not-found");
    }
}
