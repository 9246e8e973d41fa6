package luoshi.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import luoshi.policy.MeasureReading.IndicatorView;

/**
 * A sentence cut into spans, so that a page can mark the words an indicator rests on.
 *
 * @param number the number of the sentence within its measure
 * @param spans the text in order; together they are the sentence, character for character
 */
record MarkedClause(int number, List<Span> spans) {

    /**
     * A stretch of text.
     *
     * @param text the words
     * @param indicator the number of the indicator that quotes them, or 0
     */
    record Span(String text, int indicator) {}

    /** Marks the quotes of the indicators; where two overlap the earlier one keeps the shared words. */
    static MarkedClause of(Clause clause, List<IndicatorView> indicators) {
        var spans = new ArrayList<Span>();
        var done = 0;
        for (var indicator : indicators.stream()
                .filter(one -> one.clauseNumber() == clause.number())
                .sorted(Comparator.comparingInt(IndicatorView::startOffset))
                .toList()) {
            var start = Math.max(done, indicator.startOffset() - clause.startOffset());
            var end = Math.min(clause.text().length(), indicator.endOffset() - clause.startOffset());
            if (start >= end) {
                continue;
            }
            if (start > done) {
                spans.add(new Span(clause.text().substring(done, start), 0));
            }
            spans.add(new Span(clause.text().substring(start, end), indicator.number()));
            done = end;
        }
        if (done < clause.text().length()) {
            spans.add(new Span(clause.text().substring(done), 0));
        }
        return new MarkedClause(clause.number(), List.copyOf(spans));
    }
}
