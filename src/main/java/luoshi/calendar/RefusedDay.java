package luoshi.calendar;

import luoshi.account.Refusal;
import org.springframework.http.HttpStatus;

/**
 * A file as at a day that has not come, or that cannot be read: none is made, since it would be of another day. Nor is a page as
 * at a day of a year that nobody means.
 */
public class RefusedDay extends Refusal {

    RefusedDay(String messageKey) {
        super(HttpStatus.BAD_REQUEST, messageKey);
    }
}
