package luoshi.rollup;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Compiles a draft anew without losing what coordinators did to it. Sentences of a source that is still the same stay as they
 * were cut, moved, merged and rewritten; where the source is another version, what was rewritten becomes a paragraph of the
 * coordinator's own, for him to decide on. Added paragraphs stay behind what they followed.
 */
final class DraftRenewal {

    private final long reportId;
    private final List<Passage> earlier;
    private final Set<Object> overtaken;
    private final List<Passage> fresh = new ArrayList<>();
    private final Map<Passage, Passage> kept = new IdentityHashMap<>();

    private DraftRenewal(long reportId, List<DraftPassage> text, List<Passage> earlier) {
        this.reportId = reportId;
        this.earlier = earlier;
        this.overtaken = earlier.isEmpty() ? Set.of() : overtaken(text);
        write(text);
        for (int i = 0; i < earlier.size(); i++) {
            place(i);
        }
    }

    /**
     * The passages of the draft, in order and numbered.
     *
     * @param text as it is compiled now
     * @param earlier the passages of the compilation before, or of the report that this one corrects
     */
    static List<Passage> of(long reportId, List<DraftPassage> text, List<Passage> earlier) {
        var renewal = new DraftRenewal(reportId, text, earlier);
        return new DraftText(renewal.withAbsorbedBehindTheirHeads()).numbered();
    }

    /** The sources that are gone, and those whose sentences were merged with a sentence of one that is gone. */
    private Set<Object> overtaken(List<DraftPassage> text) {
        var present = new HashSet<Object>();
        text.forEach(draft -> present.add(new Passage(reportId, 0, draft).source()));
        var gone = new HashSet<Object>();
        var merged = new HashMap<UUID, Set<Object>>();
        for (var old : earlier) {
            if (old.getKind() != PassageKind.EDITORIAL) {
                if (!present.contains(old.source())) {
                    gone.add(old.source());
                }
                merged.computeIfAbsent(cluster(old), each -> new HashSet<>()).add(old.source());
            }
        }
        boolean more = true;
        while (more) {
            more = false;
            for (var together : merged.values()) {
                if (together.stream().anyMatch(gone::contains)) {
                    more |= gone.addAll(together);
                }
            }
        }
        return gone;
    }

    private static UUID cluster(Passage passage) {
        var head = passage.getMergedInto();
        return head == null ? passage.getTrace() : head;
    }

    private void write(List<DraftPassage> text) {
        var before = new HashMap<Object, List<Passage>>();
        for (var old : earlier) {
            if (old.getKind() != PassageKind.EDITORIAL) {
                before.computeIfAbsent(old.source(), each -> new ArrayList<>()).add(old);
            }
        }
        for (var draft : text) {
            var compiled = sentences(draft);
            var source = compiled.get(0).source();
            var old = before.getOrDefault(source, List.of());
            if (!overtaken.contains(source) && old.stream().anyMatch(Passage::isTouched)) {
                before.remove(source);
                old.forEach(one -> keep(one, one.copyFor(reportId)));
            } else if (overtaken.contains(source) || old.isEmpty() || before.remove(source) == null) {
                fresh.addAll(compiled);
            } else {
                compiled.forEach(one -> {
                    fresh.add(one);
                    old.stream()
                            .filter(other -> !kept.containsKey(other)
                                    && other.getCompiledText().equals(one.getCompiledText()))
                            .findFirst()
                            .ifPresent(other -> {
                                one.keepTraceOf(other);
                                kept.put(other, one);
                            });
                });
            }
        }
    }

    private List<Passage> sentences(DraftPassage draft) {
        if (!draft.kind().hasSource()) {
            return List.of(new Passage(reportId, 0, draft));
        }
        var sentences = new ArrayList<Passage>();
        for (var sentence : SentenceCut.of(draft.text())) {
            var passage = new Passage(reportId, 0, draft.saying(sentence));
            passage.follow(!sentences.isEmpty());
            sentences.add(passage);
        }
        return sentences;
    }

    private void keep(Passage old, Passage again) {
        fresh.add(again);
        kept.put(old, again);
    }

    /** Puts behind what it followed: what somebody added, rewrote of a source that is another one now, or moved. */
    private void place(int at) {
        var old = earlier.get(at);
        var again = kept.get(old);
        if (again != null && old.isArranged()) {
            fresh.remove(again);
        } else if (again == null && (isAdded(old) || isOvertakenWriting(old))) {
            again = isAdded(old) && old.getKind() == PassageKind.EDITORIAL
                    ? old.copyFor(reportId)
                    : Passage.editorialFrom(old, reportId);
            kept.put(old, again);
        } else {
            return;
        }
        fresh.add(behind(at, again), again);
    }

    private boolean isAdded(Passage old) {
        return old.getKind() == PassageKind.EDITORIAL && (!old.isAbsorbed() || headIsKept(old));
    }

    private boolean headIsKept(Passage absorbed) {
        return earlier.stream()
                .filter(one -> one.getTrace().equals(absorbed.getMergedInto()))
                .anyMatch(head -> head.getKind() == PassageKind.EDITORIAL || !overtaken.contains(head.source()));
    }

    private boolean isOvertakenWriting(Passage old) {
        return old.getKind().hasSource()
                && old.getEditedBy() != null
                && !old.isAbsorbed()
                && (overtaken.contains(old.source()) || !kept.containsKey(old));
    }

    private int behind(int at, Passage passage) {
        for (int i = at - 1; i >= 0; i--) {
            var before = earlier.get(i).isAbsorbed() ? null : counterpart(earlier.get(i));
            if (before != null && before.getPart() == passage.getPart()) {
                return fresh.indexOf(before) + 1;
            }
        }
        var start = 0;
        while (start < fresh.size() && fresh.get(start).getPart() < passage.getPart()) {
            start++;
        }
        return start;
    }

    /** The same passage now; where it is another version, the last sentence of that. */
    private @Nullable Passage counterpart(Passage old) {
        var again = kept.get(old);
        if (again != null || !old.getKind().hasSource()) {
            return again;
        }
        Passage last = null;
        for (var passage : fresh) {
            if (passage.getPart() == old.getPart()
                    && passage.getKind() == old.getKind()
                    && old.getEntryId() != null
                    && old.getEntryId().equals(passage.getEntryId())) {
                last = passage;
            }
        }
        return last;
    }

    private List<Passage> withAbsorbedBehindTheirHeads() {
        var absorbed = new HashMap<UUID, List<Passage>>();
        fresh.stream()
                .filter(Passage::isAbsorbed)
                .forEach(one -> absorbed.computeIfAbsent(one.getMergedInto(), each -> new ArrayList<>())
                        .add(one));
        var ordered = new ArrayList<Passage>();
        for (var head : fresh) {
            if (!head.isAbsorbed()) {
                ordered.add(head);
                ordered.addAll(absorbed.getOrDefault(head.getTrace(), List.of()));
            }
        }
        for (int i = 0; i < ordered.size(); i++) {
            var one = ordered.get(i);
            if (one.isContinuing() && !one.isAbsorbed() && !canContinue(ordered, i)) {
                one.follow(false);
            }
        }
        return ordered;
    }

    private static boolean canContinue(List<Passage> ordered, int at) {
        for (int i = at - 1; i >= 0; i--) {
            if (!ordered.get(i).isAbsorbed()) {
                return ordered.get(i).getPart() == ordered.get(at).getPart()
                        && !ordered.get(i).getKind().isHeading();
            }
        }
        return false;
    }
}
