package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import luoshi.account.Actor;
import luoshi.account.IllegalStep;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.HolidaysChanged;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingDays;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Creates quarters and sets their dates; every change has a reason and stays on record. */
@Service
@Transactional
class PeriodPlanning {

    /** What a coordinator may have in mind besides setting single dates: to open early, to close early, to let units in again. */
    static final List<String> INTENTS = List.of("opening", "closing", "letting-in");

    private final ReportingPeriodRepository periods;
    private final PeriodRules rules;
    private final PeriodChanges changes;
    private final PeriodOpening opening;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final ApplicationEventPublisher events;

    PeriodPlanning(
            ReportingPeriodRepository periods,
            PeriodRules rules,
            PeriodChanges changes,
            PeriodOpening opening,
            WorkingDays workingDays,
            BusinessClock businessClock,
            ApplicationEventPublisher events) {
        this.periods = periods;
        this.rules = rules;
        this.changes = changes;
        this.opening = opening;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.events = events;
    }

    /** The quarter after the last one there is. */
    @Transactional(readOnly = true)
    public Quarter next() {
        var all = periods.findAllByOrderByStartsOn();
        return all.get(all.size() - 1).getQuarter().next();
    }

    /** The dates that the rule proposes for the quarter. */
    @Transactional(readOnly = true)
    public PeriodDates proposed(Quarter quarter) {
        return rules.current().datesOf(quarter, workingDays.calendar());
    }

    /** Whether the form with this key has been carried out. */
    @Transactional(readOnly = true)
    public boolean isDone(UUID key) {
        return changes.exists(key);
    }

    /**
     * Creates the next quarter; the same key again changes nothing.
     *
     * @throws IllegalStep if it is not the next one (any more), or the dates are out of order or past
     */
    public void create(Actor actor, Quarter quarter, PeriodDates dates, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        rules.oneAtATime();
        if (changes.exists(key)) {
            return;
        }
        if (!quarter.equals(next())) {
            throw new IllegalStep("progress.refused.period-not-next", quarter.chinese());
        }
        var byRule = dates.equals(proposed(quarter));
        var period = periods.saveAndFlush(ReportingPeriod.planned(quarter, dates, byRule, businessClock.today()));
        var number = changes.created(period, reason, actor, key);
        events.publishEvent(new PeriodMoved(quarter, number, true, null, dates, reason, actor.username()));
        openIfDue(period);
    }

    /**
     * Sets other dates of a quarter; the same key again changes nothing. One that opens today opens at once.
     *
     * @param revision the revision of the period that the form was opened with
     * @throws IllegalStep if somebody has changed it since, or the dates cannot be set
     */
    public void move(Actor actor, Quarter quarter, int revision, PeriodDates wanted, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        var period = periods.lockByQuarter(quarter.toString()).orElseThrow(NotFound::new);
        if (changes.exists(key)) {
            return;
        }
        if (period.getRevision() != revision) {
            throw new IllegalStep("progress.refused.period-stale", quarter.chinese());
        }
        var before = period.dates();
        period.move(wanted, businessClock.today());
        periods.saveAndFlush(period);
        var number = changes.moved(period, "MOVED", before, reason, actor.username(), key);
        events.publishEvent(new PeriodMoved(quarter, number, false, before, wanted, reason, actor.username()));
        openIfDue(period);
    }

    private void openIfDue(ReportingPeriod period) {
        if (period.getEstablishedOn() == null && !period.getOpensOn().isAfter(businessClock.today())) {
            opening.openWhatIsDue();
            periods.saveAndFlush(period);
        }
    }

    /**
     * Sets another rule, which quarters follow that have not opened and whose dates nobody set by hand; the same key again
     * changes nothing.
     *
     * @param version the version of the rule that the form was opened with
     */
    public void setRule(Actor actor, long version, PeriodRule rule, String reason, UUID key) {
        actor.mustBe(Role.COORDINATOR);
        rules.oneAtATime();
        if (rules.isDone(key)) {
            return;
        }
        rules.set(actor, version, rule, reason, key);
        follow("RULE", reason, actor.username());
    }

    /** Quarters that have not opened follow the holidays; what has opened keeps its dates. */
    @EventListener
    void follow(HolidaysChanged changed) {
        follow("HOLIDAYS", changed.reason(), changed.by());
    }

    private void follow(String kind, String reason, String by) {
        var today = businessClock.today();
        var calendar = workingDays.calendar();
        var rule = rules.current();
        for (var period : periods.findAllByOrderByStartsOn()) {
            var before = period.dates();
            if (period.follow(rule.datesOf(period.getQuarter(), calendar), today)) {
                periods.saveAndFlush(period);
                var number = changes.moved(period, kind, before, reason, by, null);
                events.publishEvent(
                        new PeriodMoved(period.getQuarter(), number, false, before, period.dates(), reason, by));
            }
        }
    }

    /** The dates with which the form begins: as they are, or as they would be for what the coordinator has in mind. */
    @Transactional(readOnly = true)
    public PeriodDates suggested(ReportingPeriod period, String intent) {
        var today = businessClock.today();
        return switch (intent) {
            case "opening" -> period.dates().openedOn(today);
            case "closing" -> period.dates().closedOn(today, workingDays.calendar());
            case "letting-in" -> period.dates().lockedOn(later(period.getLockOn(), today));
            default -> period.dates();
        };
    }

    /** Whether what was proposed and seen yesterday can be proposed for today in its place. */
    boolean isProposedAnew(String intent, IllegalStep refused) {
        return INTENTS.contains(intent) && refused.messageKey().equals("progress.refused.period-past");
    }

    /** The message key of what closing today means for the period; empty where nothing is closed. */
    @Transactional(readOnly = true)
    public String whatClosingDoes(ReportingPeriod period, String intent) {
        if (!intent.equals("closing")) {
            return "";
        }
        if (suggested(period, intent).equals(period.dates())) {
            return "progress.period-dates.closing.nothing";
        }
        return businessClock.today().isBefore(period.getDueOn())
                ? "progress.period-dates.closing"
                : "progress.period-dates.closing.late";
    }

    /** Five working days from today, as for a report. */
    private LocalDate later(LocalDate lockOn, LocalDate today) {
        var proposed = workingDays.plus(today, rules.current().dueAfter());
        return proposed.isAfter(lockOn) ? proposed : lockOn;
    }
}
