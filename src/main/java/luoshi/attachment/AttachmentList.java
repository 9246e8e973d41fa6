package luoshi.attachment;

import java.util.List;

/**
 * The attachments of a record as a page shows them.
 *
 * @param subject the record
 * @param lines the attachments, oldest first
 * @param changeable whether the person may add and remove now
 */
public record AttachmentList(AttachmentSubject subject, List<AttachmentLine> lines, boolean changeable) {

    /** The same without what became known of the files since they were handed on; to be looked at only. */
    public AttachmentList asHandedOn() {
        return new AttachmentList(
                subject, lines.stream().map(AttachmentLine::asHandedOn).toList(), false);
    }

    /** How many more can be added. */
    public int room() {
        return Limits.PER_RECORD
                - (int) lines.stream().filter(line -> !line.removed()).count();
    }

    /** What the browser's file dialog offers. */
    public String accept() {
        return FileKind.accepted();
    }
}
