package luoshi.light;

import static luoshi.light.Judgement.Kind.AWAITING_REVIEW;
import static luoshi.light.Judgement.Kind.BEHIND;
import static luoshi.light.Judgement.Kind.BEYOND_LIMIT;
import static luoshi.light.Judgement.Kind.CLOSED;
import static luoshi.light.Judgement.Kind.DUE_SOON;
import static luoshi.light.Judgement.Kind.FAR_BEHIND;
import static luoshi.light.Judgement.Kind.FOUND_UNTRUE;
import static luoshi.light.Judgement.Kind.LATE;
import static luoshi.light.Judgement.Kind.NOTHING_TO_JUDGE;
import static luoshi.light.Judgement.Kind.NOT_REPORTED;
import static luoshi.light.Judgement.Kind.OVERDUE;
import static luoshi.light.Judgement.Kind.REPORTED;
import static luoshi.light.Judgement.Kind.RETURNED;
import static luoshi.light.Judgement.Kind.STANDING_STILL;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import luoshi.calendar.WorkingCalendar;
import luoshi.light.Judgement.Clause;
import luoshi.light.Judgement.Finding;
import luoshi.light.Judgement.Kind;

/**
 * The published rule: the first clause that fits gives the light. Its thresholds are a setting. Points are rounded to one
 * decimal before they are compared, so that what is shown is what decides.
 *
 * @param yellowPoints from how many points behind a light is yellow
 * @param redPoints beyond how many points behind it is red
 * @param dueSoonDays within how many working days something that is not done makes it yellow
 * @param returnedDays after how many working days something sent back and not submitted again makes it yellow
 * @param stillQuarters how many quarters of 无新进展 in a row make it yellow
 */
record LightRule(int yellowPoints, int redPoints, int dueSoonDays, int returnedDays, int stillQuarters) {

    /** What the rule starts with. */
    static final LightRule DEFAULT = new LightRule(10, 30, 10, 3, 2);

    /** Holds the facts against every clause in order. */
    Judgement judge(LightFacts facts, WorkingCalendar days) {
        var clauses = List.of(
                clause(CLOSED, List.of(), List.of(Finding.of(facts.closed(), closedKey(facts)))),
                overdue(facts),
                farBehind(facts),
                beyondLimit(facts),
                notReported(facts),
                foundUntrue(facts),
                behind(facts),
                dueSoon(facts, days),
                late(facts),
                returned(facts, days),
                standingStill(facts),
                reported(facts),
                awaitingReview(facts),
                nothingToJudge(facts));
        return new Judgement(
                clauses.stream()
                        .filter(Clause::fits)
                        .findFirst()
                        .orElseThrow()
                        .kind()
                        .light(),
                clauses);
    }

    /** The clauses with their thresholds and without any facts, as they are published. */
    List<Clause> published() {
        return List.of(Kind.values()).stream()
                .map(kind -> new Clause(kind, thresholds(kind), List.of(), false))
                .toList();
    }

    private List<Object> thresholds(Kind kind) {
        return switch (kind) {
            case FAR_BEHIND -> List.of(redPoints);
            case BEHIND -> List.of(yellowPoints, redPoints);
            case DUE_SOON -> List.of(dueSoonDays);
            case RETURNED -> List.of(returnedDays);
            case STANDING_STILL -> List.of(stillQuarters);
            default -> List.of();
        };
    }

    private static String closedKey(LightFacts facts) {
        return facts.closed() ? "light.finding.closed" : "light.finding.not-closed";
    }

    private Clause overdue(LightFacts facts) {
        var day = facts.frame().judgedOn();
        return items(
                OVERDUE,
                facts,
                item -> item.dueOn() != null,
                item -> Finding.of(
                        item.isOverdueOn(day),
                        item.met() ? "light.finding.due-met" : "light.finding.due",
                        item.nameInQuotes(),
                        Words.day(item.dueOn())));
    }

    private Clause farBehind(LightFacts facts) {
        return progress(FAR_BEHIND, facts, this::isFar, this::isFar);
    }

    /** What is not far behind is told here in full, also where it does not make the light yellow. */
    private Clause behind(LightFacts facts) {
        return progress(
                BEHIND,
                facts,
                item -> !isFar(item) && points(item).compareTo(BigDecimal.valueOf(yellowPoints)) >= 0,
                item -> !isFar(item));
    }

    /** Every item whose progress is known, and where it is told in full, the milestones that it lacks. */
    private Clause progress(Kind kind, LightFacts facts, Predicate<Item> fits, Predicate<Item> inFull) {
        return clause(
                kind,
                thresholds(kind),
                facts.items().stream()
                        .filter(item -> item.behind() != null)
                        .flatMap(item -> Stream.concat(
                                Stream.of(behindFinding(item, fits.test(item))),
                                inFull.test(item)
                                        ? item.lacking().stream()
                                                .map(one -> one.finding(
                                                        facts.frame().judgedOn(), fits.test(item)))
                                        : Stream.empty()))
                        .toList());
    }

    private boolean isFar(Item item) {
        return points(item).compareTo(BigDecimal.valueOf(redPoints)) > 0;
    }

    private static BigDecimal points(Item item) {
        return Objects.requireNonNull(item.behind());
    }

    private static Finding behindFinding(Item item, boolean fits) {
        var points = points(item);
        return Finding.of(
                fits,
                points.signum() > 0 ? "light.finding.behind" : "light.finding.ahead",
                item.nameInQuotes(),
                Words.percent(Objects.requireNonNull(item.done())),
                Words.percent(Objects.requireNonNull(item.planned())),
                Words.number(points.abs()));
    }

    private Clause beyondLimit(LightFacts facts) {
        return items(BEYOND_LIMIT, facts, item -> item.ceiling() != null, item -> {
            var ceiling = Objects.requireNonNull(item.ceiling());
            return Finding.of(
                    ceiling.broken(),
                    ceiling.broken() ? "light.finding.beyond" : "light.finding.within",
                    item.nameInQuotes(),
                    ceiling.value(),
                    ceiling.limit());
        });
    }

    private Clause notReported(LightFacts facts) {
        var reporting = facts.reporting();
        var lockOn = Words.day(facts.frame().lockOn());
        if (!reporting.owed()) {
            return clause(NOT_REPORTED, List.of(), List.of(Finding.of(false, "light.finding.nothing-owed")));
        }
        var missing = !reporting.received();
        var key = missing
                ? facts.frame().isLocked() ? "light.finding.missing-at-lock" : "light.finding.missing-yet"
                : "light.finding.received";
        return clause(
                NOT_REPORTED,
                List.of(),
                List.of(Finding.of(missing && facts.frame().isLocked(), key, lockOn)));
    }

    private static Clause foundUntrue(LightFacts facts) {
        return clause(
                FOUND_UNTRUE,
                List.of(),
                facts.untrue().isEmpty()
                        ? List.of(Finding.of(false, "light.finding.no-untrue"))
                        : facts.untrue().stream()
                                .map(one -> Finding.of(
                                        true, "light.finding.untrue", one.docNumber(), Words.day(one.releasedOn())))
                                .toList());
    }

    private Clause dueSoon(LightFacts facts, WorkingCalendar days) {
        var day = facts.frame().judgedOn();
        var until = days.plus(day, dueSoonDays);
        return items(
                DUE_SOON,
                facts,
                item -> item.dueOn() != null && !item.dueOn().isBefore(day),
                item -> Finding.of(
                        item.isDueBetween(day, until),
                        item.met() || item.claimedDone() ? "light.finding.soon-done" : "light.finding.soon",
                        item.nameInQuotes(),
                        Words.day(item.dueOn()),
                        Integer.toString(days.between(day, dueOf(item)))));
    }

    private static LocalDate dueOf(Item item) {
        return Objects.requireNonNull(item.dueOn());
    }

    private Clause late(LightFacts facts) {
        var reporting = facts.reporting();
        var dueOn = Words.day(facts.frame().dueOn());
        var key = !reporting.received()
                ? "light.finding.not-yet"
                : reporting.late() ? "light.finding.late" : "light.finding.on-time";
        return clause(LATE, List.of(), List.of(Finding.of(reporting.late(), key, dueOn)));
    }

    private Clause returned(LightFacts facts, WorkingCalendar days) {
        var returnedOn = facts.reporting().returnedOn();
        if (returnedOn == null) {
            return clause(RETURNED, thresholds(RETURNED), List.of(Finding.of(false, "light.finding.not-returned")));
        }
        var gone = days.between(returnedOn, facts.frame().judgedOn());
        return clause(
                RETURNED,
                thresholds(RETURNED),
                List.of(Finding.of(
                        gone > returnedDays, "light.finding.returned", Words.day(returnedOn), Integer.toString(gone))));
    }

    private Clause standingStill(LightFacts facts) {
        var still = facts.reporting().quartersStill();
        return clause(
                STANDING_STILL,
                thresholds(STANDING_STILL),
                List.of(Finding.of(
                        still >= stillQuarters,
                        still == 0 ? "light.finding.moving" : "light.finding.still",
                        Integer.toString(still))));
    }

    private Clause reported(LightFacts facts) {
        var findings = new ArrayList<Finding>();
        var counts = facts.reporting().counts();
        findings.add(Finding.of(counts, counts ? "light.finding.counts" : "light.finding.counts-not"));
        if (!facts.isMeasurable()) {
            findings.add(Finding.of(false, "light.finding.all-open"));
        }
        return new Clause(REPORTED, List.of(), List.copyOf(findings), counts && facts.isMeasurable());
    }

    /** Reported and not approved is neither missing nor an approved entry: what is red or yellow has been asked before. */
    private static Clause awaitingReview(LightFacts facts) {
        var reporting = facts.reporting();
        var frame = facts.frame();
        var waits = reporting.owed() && reporting.received() && !reporting.counts();
        var key = !waits
                ? "light.finding.waits-not"
                : reporting.returnedOn() != null
                        ? "light.finding.sent-back"
                        : frame.expects(Basis.VERIFIED) ? "light.finding.review-overdue" : "light.finding.in-review";
        return clause(AWAITING_REVIEW, List.of(), List.of(Finding.of(waits, key, Words.day(frame.reviewOn()))));
    }

    private static Clause nothingToJudge(LightFacts facts) {
        var findings = new ArrayList<Finding>();
        var frame = facts.frame();
        if (!facts.reporting().owed()) {
            findings.add(Finding.of(true, "light.finding.nothing-owed"));
        } else if (!facts.reporting().counts() && !facts.reporting().received()) {
            findings.add(
                    frame.isDue()
                            ? Finding.of(
                                    true, "light.finding.awaited", Words.day(frame.dueOn()), Words.day(frame.lockOn()))
                            : Finding.of(true, "light.finding.not-due"));
        }
        if (!facts.isMeasurable()) {
            findings.add(Finding.of(true, "light.finding.all-open"));
        }
        return clause(NOTHING_TO_JUDGE, List.of(), List.copyOf(findings));
    }

    private Clause items(Kind kind, LightFacts facts, Predicate<Item> concerned, Function<Item, Finding> finding) {
        return clause(
                kind,
                thresholds(kind),
                facts.items().stream().filter(concerned).map(finding).toList());
    }

    private static Clause clause(Kind kind, List<Object> args, List<Finding> findings) {
        return new Clause(kind, args, findings, findings.stream().anyMatch(Finding::fits));
    }
}
