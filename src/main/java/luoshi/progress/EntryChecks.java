package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送审前自查: compares a draft with everything it may be compared with, in two statements. Who may see the entry has been
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

    /** What has to be explained in each of these drafts, by the id of their entry, in as many statements as for one. */
    Map<Long, List<Contradiction>> contradictions(Map<Long, Draft> drafts) {
        var sources = reading.of(drafts.keySet());
        var found = new LinkedHashMap<Long, List<Contradiction>>();
        drafts.forEach((entryId, draft) -> found.put(entryId, NumberCheck.in(draft, sources.get(entryId))));
        return found;
    }

    /**
     * What a reviewer should know about the version he has before him.
     *
     * @param level who reviews; the province sees whose the other text is, also while it is not approved
     */
    List<SameText> sameTexts(long entryId, Narrative text, ReviewLevel level) {
        return SameText.in(text, reading.of(entryId), level == ReviewLevel.PROVINCE);
    }
}
