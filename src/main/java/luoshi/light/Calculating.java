package luoshi.light;

import java.time.LocalDate;
import java.util.Objects;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import luoshi.calendar.WorkingDays.Known;
import luoshi.light.Calculation.PartLight;
import luoshi.light.PartReading.PartLine;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Works a light out for somebody who asks why. */
@Service
@Transactional(readOnly = true)
class Calculating {

    private final Settings settings;
    private final LightReading reading;
    private final Lights lights;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;

    Calculating(
            Settings settings,
            LightReading reading,
            Lights lights,
            WorkingDays workingDays,
            BusinessClock businessClock) {
        this.settings = settings;
        this.reading = reading;
        this.lights = lights;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
    }

    /**
     * The light of a measure as it comes about today, or as it came about on a past day by what is on record of it.
     *
     * @param quarter the quarter, or null for the one that is being reported on
     * @throws NotFound if there is no such measure or quarter
     */
    public Calculation of(Actor actor, int number, @Nullable Quarter quarter, Basis asked, AsAt asAt) {
        var day = asAt.dayOr(businessClock.today());
        var setting = setting(quarter, day, asAt);
        var basis = overlooks(actor) ? asked : Basis.VERIFIED;
        var facts = reading.measure(number, setting, asAt);
        var known = asAt.isPast() ? workingDays.knownOn(day) : new Known(workingDays.calendar(), true);
        var days = known.calendar();
        return new Calculation(
                number,
                asAt,
                known.whole(),
                facts.heading(),
                setting.quarter(),
                setting.frame(),
                basis,
                setting.rule().judge(facts.of(basis), days),
                facts.items(basis),
                facts.owed().stream()
                        .map(part -> part(part, facts, setting, basis, days))
                        .toList(),
                lights.ofMeasure(number, basis, day),
                overlooks(actor) || facts.concerns(actor.unitId()));
    }

    private Setting setting(@Nullable Quarter quarter, LocalDate day, AsAt asAt) {
        if (asAt.isPast()) {
            return quarter == null ? settings.currentAsAt(day) : settings.asAt(quarter, day);
        }
        return quarter == null ? settings.current(day) : settings.of(quarter, day);
    }

    /** Whether the person looks at all measures, also by what has only been submitted. */
    static boolean overlooks(Actor actor) {
        return actor.is(Role.COORDINATOR) || actor.is(Role.LEADER) || actor.is(Role.INSPECTOR);
    }

    private static PartLight part(
            PartLine part, MeasureFacts facts, Setting setting, Basis basis, WorkingCalendar days) {
        return new PartLight(
                Objects.requireNonNull(part.unitName()),
                part.isLead(),
                part.entryId(),
                setting.rule().judge(facts.ofPart(part, basis), days));
    }
}
