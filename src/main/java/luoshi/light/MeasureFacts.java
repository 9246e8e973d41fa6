package luoshi.light;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import luoshi.light.IndicatorReading.Reported;
import luoshi.light.MilestonePlan.Milestone;
import luoshi.light.PartReading.PartLine;
import luoshi.light.UndertakenReading.ClaimLine;
import luoshi.light.UndertakenReading.TaskPointLine;
import org.jspecify.annotations.Nullable;

/**
 * All that was read about one measure in a quarter, and what follows from it for the measure and for each unit's part.
 *
 * @param parts what is owed on it; a single line without an obligation where nothing is
 */
record MeasureFacts(
        Setting setting,
        String milestones,
        List<PartLine> parts,
        List<ClaimLine> claims,
        List<TaskPointLine> taskPoints,
        List<IndicatorFact> indicators,
        List<Reported> values) {

    long measureId() {
        return parts.get(0).measureId();
    }

    int number() {
        return parts.get(0).measureNumber();
    }

    /** The same facts, seen from another day. */
    MeasureFacts on(LocalDate day) {
        return new MeasureFacts(setting.on(day), milestones, parts, claims, taskPoints, indicators, values);
    }

    /** As the document writes it: （一）稳定就业岗位. */
    String heading() {
        return "（" + parts.get(0).numeral() + "）" + parts.get(0).measureTitle();
    }

    /** The parts that are owed. */
    List<PartLine> owed() {
        return parts.stream().filter(PartLine::isOwed).toList();
    }

    /** Whether the unit has anything to do with the measure. */
    boolean concerns(long unit) {
        return claims.stream().anyMatch(claim -> claim.unitId() == unit)
                || parts.stream().anyMatch(part -> Objects.equals(part.unitId(), unit));
    }

    /** What the measure is judged by: its items, and the reports of whoever answers for it. */
    LightFacts of(Basis basis) {
        return new LightFacts(setting.frame(), isClosed(), items(basis), answering(basis), foundUntrue());
    }

    /**
     * What a unit's part is judged by: its own milestones and its own report. Not what inspections found of it, which the other units of the
     * measure may not know.
     */
    LightFacts ofPart(PartLine part, Basis basis) {
        var own = claims.stream()
                .filter(claim -> Objects.equals(claim.unitId(), part.unitId()))
                .toList();
        var plan = plan(own);
        return new LightFacts(
                setting.frame(),
                !own.isEmpty() && own.stream().allMatch(ClaimLine::closed),
                milestones(plan, basis, true),
                part.reporting(basis),
                List.of());
    }

    private List<Untrue> foundUntrue() {
        return parts.get(0).foundUntrue();
    }

    /** All items: indicators, then task points, then the milestones as one. */
    List<Item> items(Basis basis) {
        var plan = plan(answeringClaims());
        var done = answering().stream().allMatch(PartLine::claimedDone)
                && !answering().isEmpty();
        var measured = indicators.stream()
                .map(indicator -> indicator.item(valuesOf(indicator, basis), plan, setting.frame(), basis, done))
                .toList();
        var points = taskPoints.stream().map(point -> point.fact().item(indicators, measured));
        var led = parts.stream().anyMatch(PartLine::isLead);
        return Stream.of(measured.stream(), points, milestones(plan, basis, led).stream())
                .flatMap(part -> part)
                .toList();
    }

    /** What was reported for the indicator and counts, the newest quarter first. */
    List<Value> valuesOf(IndicatorFact indicator, Basis basis) {
        return values.stream()
                .filter(one -> one.basis() == basis && one.indicator() == indicator.number())
                .map(Reported::value)
                .toList();
    }

    /** The plan as a whole, and where one unit answers for it the next milestone. */
    private List<Item> milestones(MilestonePlan plan, Basis basis, boolean ofOneUnit) {
        return plan.isEmpty()
                ? List.of()
                : Stream.concat(
                                Stream.of(plan.item(milestones, href(), setting.frame(), basis)),
                                ofOneUnit ? plan.next(href(), setting.frame()).stream() : Stream.empty())
                        .toList();
    }

    private String href() {
        return "/claims?show=all&measure=" + number();
    }

    private boolean isClosed() {
        return !claims.isEmpty() && claims.stream().allMatch(ClaimLine::closed);
    }

    /** The lead's part; where nobody leads, all of them. */
    private List<PartLine> answering() {
        var lead = parts.stream().filter(PartLine::isLead).toList();
        return lead.isEmpty() ? owed() : lead;
    }

    private List<ClaimLine> answeringClaims() {
        var units = answering().stream().map(PartLine::unitId).toList();
        return claims.stream().filter(claim -> units.contains(claim.unitId())).toList();
    }

    private static MilestonePlan plan(List<ClaimLine> claims) {
        var several = claims.stream().map(ClaimLine::unitId).distinct().count() > 1;
        return new MilestonePlan(claims.stream()
                .filter(ClaimLine::hasMilestone)
                .map(claim -> claim.milestone(several))
                .sorted(Comparator.comparing(Milestone::dueOn))
                .toList());
    }

    /** Several units that answer together have reported when one of them has, and are late when none was on time. */
    private Reporting answering(Basis basis) {
        var all = answering().stream().map(part -> part.reporting(basis)).toList();
        if (all.isEmpty()) {
            return Reporting.NOTHING_OWED;
        }
        var received = all.stream().filter(Reporting::received).toList();
        return new Reporting(
                true,
                !received.isEmpty(),
                !received.isEmpty() && received.stream().allMatch(Reporting::late),
                all.stream().anyMatch(Reporting::counts),
                returnedOn(received),
                all.stream().mapToInt(Reporting::quartersStill).min().orElse(0));
    }

    private static @Nullable LocalDate returnedOn(List<Reporting> received) {
        return received.stream().anyMatch(one -> one.returnedOn() == null)
                ? null
                : received.stream()
                        .map(Reporting::returnedOn)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }
}
