package luoshi.progress;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * 送审前自查: compares a draft with everything it may be compared with, in two statements, and one more for a text that is shared. Who may see the entry has been
 * asked before.
 */
@Service
@Transactional(readOnly = true)
class EntryChecks {

    private final DraftSourceReading reading;
    private final SharedTexts shared;

    EntryChecks(DraftSourceReading reading, SharedTexts shared) {
        this.reading = reading;
        this.shared = shared;
    }

    /**
     * Everything the author should know.
     *
     * @param parts the other units' parts, if the unit leads
     */
    EntryFindings of(long entryId, Draft draft, List<Part> parts) {
        return of(entryId, draft, whole(draft), parts);
    }

    /**
     * The same, of a draft whose shared text has been read.
     *
     * @param whole the draft with the text that it shares
     */
    EntryFindings of(long entryId, Draft draft, Draft whole, List<Part> parts) {
        var sources = reading.of(entryId);
        var text = draft.text();
        return new EntryFindings(
                NumberCheck.in(whole, sources),
                SameText.in(text, sources, false),
                EmptyTalk.in(text),
                text.hasSummary() ? Integration.of(text.summary(), whole.text(), parts) : null);
    }

    /** What has to be explained before the draft is handed on. */
    List<Contradiction> contradictions(long entryId, Draft draft) {
        return NumberCheck.in(whole(draft), reading.of(entryId));
    }

    /** What has to be explained in each of these drafts, by the id of their entry, in as many statements as for one. */
    Map<Long, List<Contradiction>> contradictions(Map<Long, Draft> drafts) {
        var sources = reading.of(drafts.keySet());
        var told = told(drafts.values());
        var found = new LinkedHashMap<Long, List<Contradiction>>();
        drafts.forEach(
                (entryId, draft) -> found.put(entryId, NumberCheck.in(whole(draft, told), sources.get(entryId))));
        return found;
    }

    private Draft whole(Draft draft) {
        return whole(draft, told(List.of(draft)));
    }

    /** A number that the shared text says is said by this entry too, and may contradict its values. */
    private static Draft whole(Draft draft, Map<Long, Narrative> told) {
        var text = draft.sharesId() == null ? null : told.get(draft.sharesId());
        return text == null ? draft : draft.restingOn(text);
    }

    private Map<Long, Narrative> told(Collection<Draft> drafts) {
        return shared.newest(
                drafts.stream().map(Draft::sharesId).filter(Objects::nonNull).collect(Collectors.toSet()));
    }

    /**
     * What a reviewer should know about the version he has before him.
     *
     * @param text the text of the version
     * @param told the text that it shares, or null
     * @param level who reviews; the province sees whose the other text is, also while it is not approved, and is told what
     *     contradicts it
     */
    Remarks remarks(long entryId, Narrative text, @Nullable SharedText told, ReviewLevel level) {
        var sources = reading.of(entryId);
        var province = level == ReviewLevel.PROVINCE;
        return new Remarks(
                SameText.in(text, sources, province),
                province
                        ? NumberCheck.amongSubmitted(told == null ? text : text.restingOn(told.narrative()), sources)
                        : List.of());
    }

    /**
     * What is worked out for a reviewer.
     *
     * @param sameTexts what stands in other texts
     * @param contradictions what other units of the measure have submitted otherwise
     */
    record Remarks(List<SameText> sameTexts, List<Contradiction> contradictions) {

        /** Nothing. */
        static final Remarks NONE = new Remarks(List.of(), List.of());
    }
}
