package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import luoshi.account.Actor;
import luoshi.attachment.AttachmentReading;
import org.springframework.stereotype.Component;

/** What about an entry asks for a reviewer who opens it, so that it is not approved with others in one go. */
@Component
class BulkWarnings {

    private final EntryReading reading;
    private final EntryPast past;
    private final Explanations explanations;
    private final AttachmentReading attachments;

    BulkWarnings(EntryReading reading, EntryPast past, Explanations explanations, AttachmentReading attachments) {
        this.attachments = attachments;
        this.reading = reading;
        this.past = past;
        this.explanations = explanations;
    }

    /** The message keys of the warnings about the version that the reviewer saw; none if another one is there by now. */
    List<String> of(Actor actor, ChosenEntry chosen) {
        var entry = reading.entry(actor, chosen.entryId());
        var head = entry.head();
        if (head.state() != EntryState.SUBMITTED
                || head.versions() != chosen.seen().version()) {
            return List.of();
        }
        var keys = new ArrayList<String>();
        var findings = explanations.beside(entry, ReviewLevel.PROVINCE);
        if (!findings.explained().isEmpty()) {
            keys.add("progress.bulk.contradictions");
        }
        if (!findings.unexplained().isEmpty()) {
            keys.add("progress.bulk.unexplained");
        }
        if (!findings.sameTexts().isEmpty()) {
            keys.add("progress.bulk.same-text");
        }
        if (entry.joint() != null
                && entry.joint().integration() != null
                && entry.joint().integration().asksForJudgement()) {
            keys.add("progress.bulk.pasted");
        }
        if (entry.figures().stream().anyMatch(figure -> !figure.explanation().isEmpty())) {
            keys.add("progress.bulk.figures");
        }
        if (past.sinceReturn(entry, ReviewLevel.PROVINCE, () -> attachments.of(actor, EntryFiles.of(entry), false))
                .filter(Resubmission::isUnanswered)
                .isPresent()) {
            keys.add("progress.bulk.unanswered");
        }
        return keys;
    }
}
