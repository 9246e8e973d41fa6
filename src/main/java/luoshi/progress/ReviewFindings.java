package luoshi.progress;

import java.util.List;
import luoshi.calendar.Quarter;

/**
 * What stands beside the version that a reader has before him.
 *
 * @param explained the contradictions in it with what the author said to them; for the own unit and the province
 * @param unexplained what contradicts other units' texts that its author could not read; for the province's reviewer
 * @param sameTexts what of it stands in other texts; for whoever reviews it now
 */
record ReviewFindings(
        List<ExplainedContradiction> explained, List<Contradiction> unexplained, List<SameText> sameTexts) {

    static final ReviewFindings NONE = new ReviewFindings(List.of(), List.of(), List.of());

    /** Whether what a field has from the own text of that quarter is marked here, so that nothing else need mark it again. */
    public boolean marks(String field, Quarter quarter) {
        return sameTexts.stream().anyMatch(same -> same.field().equals(field) && same.isFromOwnTextOf(quarter));
    }

    /** Whether it marks anything from the own text of that quarter. */
    public boolean marksAny(Quarter quarter) {
        return sameTexts.stream().anyMatch(same -> same.isFromOwnTextOf(quarter));
    }
}
