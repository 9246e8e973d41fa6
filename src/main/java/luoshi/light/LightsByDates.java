package luoshi.light;

import java.util.LinkedHashMap;
import java.util.Map;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.GoesByDates;
import luoshi.calendar.WorkingDays;
import luoshi.export.Exports;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The light of every measure in every quarter that has opened and is not reported, as the rule gives it now. A quarter whose
 * report was sent keeps its dates, and working days that it was counted by.
 */
@Component
@Order(3)
class LightsByDates implements GoesByDates {

    private final Settings settings;
    private final LightReading reading;
    private final WorkingDays workingDays;
    private final BusinessClock businessClock;
    private final Exports exports;

    LightsByDates(
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
        return "light.effects";
    }

    @Override
    public boolean isBusiness() {
        return true;
    }

    @Override
    public Map<Thing, String> standing() {
        var standing = new LinkedHashMap<Thing, String>();
        var days = workingDays.calendar();
        for (var setting : settings.unreported(businessClock.today())) {
            for (var measure : reading.all(setting)) {
                for (var basis : Basis.values()) {
                    var light = setting.rule().judge(measure.of(basis), days).light();
                    standing.put(
                            new Thing(
                                    setting.quarter().chinese() + exports.say(basis.key()),
                                    measure.heading(),
                                    setting.quarter().chinese()),
                            exports.say(light.key()));
                }
            }
        }
        return standing;
    }
}
