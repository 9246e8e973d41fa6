package luoshi.light;

import java.util.Objects;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
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
     * The light of a measure as it comes about today.
     *
     * @param quarter the quarter, or null for the one that is being reported on
     * @throws NotFound if there is no such measure or quarter
     */
    public Calculation of(Actor actor, int number, @Nullable Quarter quarter, Basis asked) {
        var today = businessClock.today();
        var setting = quarter == null ? settings.current(today) : settings.of(quarter, today);
        var basis = overlooks(actor) ? asked : Basis.VERIFIED;
        var facts = reading.measure(number, setting);
        var days = workingDays.calendar();
        return new Calculation(
                number,
                facts.heading(),
                setting.quarter(),
                setting.frame(),
                basis,
                setting.rule().judge(facts.of(basis), days),
                facts.items(basis),
                facts.owed().stream()
                        .map(part -> part(part, facts, setting, basis, days))
                        .toList(),
                lights.ofMeasure(number, basis, today),
                overlooks(actor) || facts.concerns(actor.unitId()));
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
