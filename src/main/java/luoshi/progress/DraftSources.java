package luoshi.progress;

import java.util.List;
import java.util.stream.Stream;
import luoshi.calendar.Quarter;

/**
 * Everything a draft is compared with.
 *
 * @param quarter the draft's quarter
 * @param wholeProvince whether the draft's unit speaks for the whole province
 * @param own the unit's last approved texts on the measure, newest first, at most three
 * @param others what other units have submitted on the measure for this quarter and the two before
 * @param document what the document says on the measure
 * @param indicators the indicators of the measure, in order
 */
record DraftSources(
        Quarter quarter,
        boolean wholeProvince,
        List<SourceText> own,
        List<SourceText> others,
        String document,
        List<Indicator> indicators) {

    /** What a value of the draft is of. */
    record Indicator(long id, String name, String unit) {}

    /** All reported texts, the own ones first. */
    Stream<SourceText> texts() {
        return Stream.concat(own.stream(), others.stream());
    }
}
