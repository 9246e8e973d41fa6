package luoshi.attachment;

import luoshi.account.Refusal;
import org.springframework.http.HttpStatus;

/** The stored bytes are no longer those that were attached; none of them are handed out. */
final class DamagedAttachment extends Refusal {

    DamagedAttachment(String name, String hash) {
        super(HttpStatus.GONE, "attachment.refused.damaged-in-store", name, hash);
    }
}
