package luoshi.light;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.GoesByDates;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import luoshi.export.Exports;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The light of every measure on the days to come on which a date makes it another one: when a quarter opens, and the day after
 * reports, reviews and the lock are due. It is told from what has been reported, approved and done by today.
 */
@Component
@Order(4)
class LightsAhead implements GoesByDates {

    private final Settings settings;
    private final LightReading reading;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Exports exports;

    LightsAhead(
            Settings settings,
            LightReading reading,
            WorkingDays workingDays,
            BusinessClock businessClock,
            Exports exports) {
        this.settings = settings;
        this.reading = reading;
        this.workingDays = workingDays;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    @Override
    public String heading() {
        return "light.effects.ahead";
    }

    @Override
    public String noteKey() {
        return "light.effects.ahead.note";
    }

    @Override
    public boolean isApart() {
        return true;
    }

    @Override
    public boolean isBusiness() {
        return true;
    }

    @Override
    public Map<Thing, String> standing() {
        var prospect = prospect();
        return prospect.standing().apply(prospect.days());
    }

    @Override
    public Prospect prospect() {
        var today = businessClock.today();
        var quarters = settings.movable(today);
        var facts = new LinkedHashMap<Quarter, List<MeasureFacts>>();
        quarters.forEach(setting -> facts.put(setting.quarter(), reading.expected(setting)));
        var calendar = workingDays.calendar();
        return new Prospect(daysOf(quarters, today), days -> standing(facts, calendar, days));
    }

    private static Set<DayOf> daysOf(List<Setting> quarters, LocalDate today) {
        var days = new LinkedHashSet<DayOf>();
        for (var setting : quarters) {
            daysOf(setting).stream()
                    .filter(day -> day.isAfter(today))
                    .forEach(day -> days.add(new DayOf(day, setting.quarter())));
        }
        return days;
    }

    /** The days on which the lights of a quarter can change by its dates alone. */
    static List<LocalDate> daysOf(Setting setting) {
        var days = new LinkedHashSet<LocalDate>();
        days.add(setting.opensOn());
        days.addAll(setting.frame().daysAfter());
        return List.copyOf(days);
    }

    private Map<Thing, String> standing(
            Map<Quarter, List<MeasureFacts>> facts, WorkingCalendar calendar, Set<DayOf> days) {
        var standing = new LinkedHashMap<Thing, String>();
        days.stream()
                .sorted(Comparator.comparing(DayOf::day).thenComparing(DayOf::quarter))
                .forEach(day -> facts.getOrDefault(day.quarter(), List.of())
                        .forEach(measure ->
                                standing.put(thing(day, measure), words(measure.on(day.day()), day.day(), calendar))));
        return standing;
    }

    private Thing thing(DayOf day, MeasureFacts measure) {
        var when = exports.say(
                "light.effects.day", exports.day(day.day()), day.quarter().chinese());
        return new Thing(when, measure.heading(), when);
    }

    /** One word where both bases give the same light. */
    private String words(MeasureFacts measure, LocalDate day, WorkingCalendar calendar) {
        if (!measure.setting().isOpenOn(day)) {
            return exports.say("light.effects.not-open");
        }
        var verified = light(measure, Basis.VERIFIED, calendar);
        var reported = light(measure, Basis.REPORTED, calendar);
        return verified.equals(reported) ? verified : exports.say("light.effects.bases", verified, reported);
    }

    private String light(MeasureFacts measure, Basis basis, WorkingCalendar calendar) {
        var rule = measure.setting().rule();
        return exports.say(rule.judge(measure.of(basis), calendar).light().key());
    }
}
