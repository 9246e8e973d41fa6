package luoshi.progress;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.calendar.Quarter;
import luoshi.wording.Fingerprint;
import luoshi.wording.Overlap;
import luoshi.wording.Similarity;
import luoshi.wording.Similarity.Degree;
import org.jspecify.annotations.Nullable;

/**
 * 照抄检测: a field of a text that stands largely in another text. A remark for the author and then the reviewer, never a
 * score: it is not stored, not listed and not counted.
 *
 * @param field the field
 * @param hits the texts it stands in, the most alike first, at most three
 * @param pieces the field in pieces, each with the text it comes from
 */
record SameText(String field, List<Hit> hits, List<Piece> pieces) {

    private static final int MOST_HITS = 3;

    /** Where a text comes from. */
    enum Origin {
        /** 本单位以往填报. */
        OWN,
        /** 其他单位填报. */
        OTHER,
        /** 文件原文. */
        DOCUMENT
    }

    /**
     * A text that the field largely stands in.
     *
     * @param name the unit's name, or null where it must not be named: its text is not approved yet
     * @param quarter the quarter, or null for the document and where the unit is not named
     * @param entryId the entry, under the same condition
     * @param percent how much of the field it has
     * @param degree what that is called
     */
    record Hit(
            Origin origin,
            @Nullable String name,
            @Nullable Quarter quarter,
            @Nullable Long entryId,
            int percent,
            Degree degree) {

        /** The message key of what the degree is called. */
        public String key() {
            return "progress.same-text." + degree;
        }
    }

    /** Whether the own text of that quarter is among those that the field stands in. */
    boolean isFromOwnTextOf(Quarter quarter) {
        return hits.stream().anyMatch(hit -> hit.origin == Origin.OWN && quarter.equals(hit.quarter));
    }

    /** A piece of the field; its origin is null where it is the author's own. */
    record Piece(String text, @Nullable Origin origin) {}

    /** A text to compare with, and what may be said of it. */
    private record Candidate(
            Origin origin, @Nullable SourceText source, boolean named, String text, Fingerprint print) {

        Hit hit(double share) {
            var shown = named ? source : null;
            return new Hit(
                    origin,
                    shown == null ? null : shown.unitName(),
                    shown == null ? null : shown.quarter(),
                    shown == null ? null : shown.entryId(),
                    (int) (share * 100),
                    Degree.of(share));
        }
    }

    /**
     * The fields that stand largely in another text, in the order of the form.
     *
     * @param draft the text
     * @param sources what it is compared with
     * @param namesAll whether the reader may know whose a text is that is not approved yet
     */
    static List<SameText> in(Narrative draft, DraftSources sources, boolean namesAll) {
        var candidates = candidates(sources, namesAll);
        return draft.texts().entrySet().stream()
                .map(field -> of(field.getKey(), field.getValue(), candidates))
                .filter(Objects::nonNull)
                .toList();
    }

    private static List<Candidate> candidates(DraftSources sources, boolean namesAll) {
        var reported = sources.texts().map(source -> {
            var text = source.whole();
            var origin = source.own() ? Origin.OWN : Origin.OTHER;
            return new Candidate(origin, source, source.approved() || namesAll, text, Fingerprint.of(text));
        });
        var document =
                new Candidate(Origin.DOCUMENT, null, true, sources.document(), Fingerprint.of(sources.document()));
        return Stream.concat(reported, Stream.of(document)).toList();
    }

    private record Measured(Candidate candidate, double share) {}

    private static @Nullable SameText of(String field, String text, List<Candidate> candidates) {
        var print = Fingerprint.of(text);
        var alike = candidates.stream()
                .map(candidate -> new Measured(candidate, print.shareIn(candidate.print)))
                .filter(one -> Degree.of(one.share) != Degree.LOW)
                .sorted(Comparator.comparingDouble((Measured one) -> -one.share))
                .limit(MOST_HITS)
                .toList();
        if (alike.isEmpty()) {
            return null;
        }
        return new SameText(
                field,
                alike.stream().map(one -> one.candidate.hit(one.share)).toList(),
                pieces(text, alike.stream().map(Measured::candidate).toList()));
    }

    private static List<Piece> pieces(String text, List<Candidate> candidates) {
        var others = candidates.stream().map(Candidate::text).toList();
        var pieces = new ArrayList<Piece>();
        int end = 0;
        for (var passage : Overlap.of(text, others, Similarity.SHORTEST_PASSAGE).passages()) {
            add(pieces, text.substring(end, passage.here().start()), null);
            add(pieces, passage.here().in(text), candidates.get(passage.source()).origin);
            end = passage.here().end();
        }
        add(pieces, text.substring(end), null);
        return List.copyOf(pieces);
    }

    private static void add(List<Piece> pieces, String text, @Nullable Origin origin) {
        if (!text.isEmpty()) {
            pieces.add(new Piece(text, origin));
        }
    }
}
