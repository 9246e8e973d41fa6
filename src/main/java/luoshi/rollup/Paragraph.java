package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A heading or paragraph of a report, sentence by sentence. */
record Paragraph(List<Sentence> sentences) {

    /**
     * The paragraphs of a report.
     *
     * @param passages all its passages in their order
     */
    static List<Paragraph> of(List<Passage> passages) {
        var paragraphs = new ArrayList<Paragraph>();
        for (var passage : passages) {
            var last = paragraphs.isEmpty() ? null : paragraphs.get(paragraphs.size() - 1);
            if (last == null || !passage.isAbsorbed() && !passage.isContinuing()) {
                paragraphs.add(new Paragraph(new ArrayList<>(List.of(Sentence.of(passage)))));
            } else if (passage.isAbsorbed()) {
                last.sentences.get(last.sentences.size() - 1).absorbed().add(passage);
            } else {
                last.sentences.add(Sentence.of(passage));
            }
        }
        return paragraphs;
    }

    /** The passage that it begins with. */
    public Passage first() {
        return sentences.get(0).passage();
    }

    /** Whether one of its sentences has the id. */
    public boolean has(long passageId) {
        return sentences.stream().anyMatch(sentence -> sentence.passage().getId() == passageId);
    }

    /** Its sentences that somebody wrote, rewrote or arranged, in their order. */
    public List<Passage> touched() {
        return sentences.stream()
                .map(Sentence::passage)
                .filter(Passage::isTouched)
                .toList();
    }

    /** Whether the source is named behind the sentence: where the next one has another one. */
    public boolean namesSource(int at) {
        return at == sentences.size() - 1
                || !sentences.get(at).sources().equals(sentences.get(at + 1).sources());
    }

    /**
     * A printed passage.
     *
     * @param absorbed what was merged into it
     */
    record Sentence(Passage passage, List<Passage> absorbed) {

        private static Sentence of(Passage passage) {
            return new Sentence(passage, new ArrayList<>());
        }

        /** The entries that it rests on, each with its version. */
        public List<Source> sources() {
            return Stream.concat(Stream.of(passage), absorbed.stream())
                    .filter(one -> one.getEntryId() != null)
                    .map(one -> new Source(one.getEntryId(), one.getVersionNumber()))
                    .distinct()
                    .toList();
        }
    }

    /** An entry and its version. */
    record Source(Long entryId, Integer version) {}
}
