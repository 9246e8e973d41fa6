package luoshi.progress;

import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送审前自查: compares a draft with everything it may be compared with, in three statements. Who may see the entry has been
 * asked before.
 */
@Service
@Transactional(readOnly = true)
class EntryChecks {

    private final DraftSourceReading reading;

    EntryChecks(DraftSourceReading reading) {
        this.reading = reading;
    }

    /** Everything the author should know. */
    EntryFindings of(long entryId, Draft draft) {
        var sources = reading.of(entryId);
        return new EntryFindings(
                NumberCheck.in(draft, sources), SameText.in(draft.text(), sources, false), EmptyTalk.in(draft.text()));
    }

    /** What has to be explained before the draft is handed on. */
    List<Contradiction> contradictions(long entryId, Draft draft) {
        return NumberCheck.in(draft, reading.of(entryId));
    }

    /**
     * What a reviewer should know about the version he has before him.
     *
     * @param level who reviews; the province sees whose the other text is, also while it is not approved
     */
    List<SameText> sameTexts(long entryId, Narrative text, ReviewLevel level) {
        return SameText.in(text, reading.texts(entryId), level == ReviewLevel.PROVINCE);
    }
}
