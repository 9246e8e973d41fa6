package luoshi.rollup;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.BusinessClock;
import luoshi.light.Basis;
import luoshi.light.Lights;
import luoshi.progress.ReportingStatus;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the program placed in a report and would say otherwise by now: units report while theirs are checked, and leaders give
 * instructions. The text says on which day it was compiled, so none of it is wrong; whoever hands it in should know.
 */
@Component
class Overtaken {

    /** Sentences that begin with so many equal characters say the same thing of two days. */
    private static final int BEGINNING = 4;

    private final ReportGathering gathering;
    private final ReportingStatus status;
    private final Lights lights;
    private final ReportTerms terms;
    private final BusinessClock businessClock;

    Overtaken(
            ReportGathering gathering,
            ReportingStatus status,
            Lights lights,
            ReportTerms terms,
            BusinessClock businessClock) {
        this.gathering = gathering;
        this.status = status;
        this.lights = lights;
        this.terms = terms;
        this.businessClock = businessClock;
    }

    /**
     * A sentence that would be another one now.
     *
     * @param told as it stands in the report; null if it would be added
     * @param now as it would be written; empty if it would be left out
     */
    record Sentence(@Nullable Passage told, String now) {}

    /** Whether the counts have moved, or what modules above tell of: this is cheap to ask, and sentences may be the same all the same. */
    boolean any(RollUpReport report) {
        return !report.getState().isFrozen()
                && (!status.counts(report.getPeriodId()).equals(report.getFigures())
                        || gathering.furtherMovedSince(report.getCompiledAt(), report.getCompiledOn()));
    }

    /** Each sentence, in the order of the report; none of a report that has been sent. */
    List<Sentence> of(RollUpReport report, List<Passage> text) {
        if (report.getState().isFrozen()) {
            return List.of();
        }
        var period = status.period(report.getQuarter());
        var now = ReportText.write(
                        gathering.of(
                                period,
                                report.getCompiledOn(),
                                report.tellsComparison(),
                                status.counts(period.getId()),
                                lights.of(report.getQuarter(), Basis.VERIFIED, businessClock.today())),
                        terms::word)
                .stream()
                .filter(one -> one.kind() == PassageKind.PROGRAM)
                .toList();
        return compared(
                text.stream()
                        .filter(one -> one.getKind() == PassageKind.PROGRAM)
                        .toList(),
                now);
    }

    static List<Sentence> compared(List<Passage> told, List<DraftPassage> now) {
        var before = told.stream().map(Passage::getCompiledText).collect(Collectors.toSet());
        var added = new ArrayList<>(
                now.stream().filter(one -> !before.contains(one.text())).toList());
        var after = now.stream().map(DraftPassage::text).collect(Collectors.toSet());
        var sentences = new ArrayList<Sentence>();
        for (var one : told) {
            if (!after.contains(one.getCompiledText())) {
                var other =
                        added.stream().filter(draft -> saysTheSame(one, draft)).findFirst();
                other.ifPresent(added::remove);
                sentences.add(new Sentence(one, other.map(DraftPassage::text).orElse("")));
            }
        }
        added.forEach(one -> sentences.add(new Sentence(null, one.text())));
        return sentences;
    }

    private static boolean saysTheSame(Passage told, DraftPassage now) {
        return told.getPart() == now.part()
                && now.text().length() >= BEGINNING
                && told.getCompiledText().startsWith(now.text().substring(0, BEGINNING));
    }
}
