package luoshi.attachment;

import java.util.Map;
import luoshi.account.Actor;
import luoshi.attachment.FileStore.StoredFile;
import luoshi.audit.Audited;

/**
 * Something happened to an attachment, or was refused. The file is named by its hash: what its owner calls it is content,
 * which auditors do not see.
 *
 * @param action what happened, e.g. {@code AttachmentAdded}
 * @param subject the path of the record it belongs to
 * @param by the user name of whoever acted
 * @param detail its hash, and what else is worth keeping
 * @param succeeded false for a refusal and for damage
 */
record AttachmentEvent(String action, String subject, String by, Map<String, String> detail, boolean succeeded)
        implements Audited {

    static AttachmentEvent added(String subject, StoredFile file, Actor by) {
        return new AttachmentEvent(
                "AttachmentAdded",
                subject,
                by.username(),
                Map.of("kind", file.kind().name(), "hash", file.hash(), "size", Long.toString(file.size())),
                true);
    }

    static AttachmentEvent removed(String subject, StoredFile file, Actor by) {
        return new AttachmentEvent("AttachmentRemoved", subject, by.username(), Map.of("hash", file.hash()), true);
    }

    static AttachmentEvent refused(String subject, FileName name, String why, Actor by) {
        return new AttachmentEvent(
                "AttachmentRefused", subject, by.username(), Map.of("kind", name.extension(), "fault", why), false);
    }

    static AttachmentEvent damaged(String subject, String hash, Actor by) {
        return new AttachmentEvent("AttachmentDamaged", subject, by.username(), Map.of("hash", hash), false);
    }
}
