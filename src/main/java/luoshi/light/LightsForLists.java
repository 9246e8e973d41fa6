package luoshi.light;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.progress.Ledger.MeasureQuarter;
import luoshi.progress.LedgerFilter;
import luoshi.progress.MeasureLights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells lists of what is owed which measures show a light. */
@Component
class LightsForLists implements MeasureLights {

    private final Lights lights;
    private final Settings settings;
    private final LightReading reading;

    LightsForLists(Lights lights, Settings settings, LightReading reading) {
        this.lights = lights;
        this.settings = settings;
        this.reading = reading;
    }

    @Override
    public List<Colour> colours() {
        return Arrays.stream(Light.values()).map(LightsForLists::colour).toList();
    }

    @Override
    public Map<Long, Colour> ofParts(Actor actor, Quarter quarter, AsAt asAt, LocalDate today) {
        var day = asAt.day();
        var judging = day == null ? settings.judging(quarter, today) : settings.judgingAsAt(quarter, day);
        var colours = new HashMap<Long, Colour>();
        for (var measure : reading.forParts(judging.setting(), asAt)) {
            if (Calculating.overlooks(actor) || measure.concerns(actor.unitId())) {
                for (var part : measure.owed()) {
                    var judgement =
                            judging.setting().rule().judge(measure.ofPart(part, Basis.VERIFIED), judging.days());
                    colours.put(Objects.requireNonNull(part.obligationId()), colour(judgement.light()));
                }
            }
        }
        return colours;
    }

    private static Colour colour(Light light) {
        return new Colour(light.code(), light.key());
    }

    @Override
    public @Nullable List<MeasureQuarter> showing(LedgerFilter filter, LocalDate today) {
        return Arrays.stream(Light.values())
                .filter(light -> light.code().equals(filter.light()))
                .findFirst()
                .map(light -> lights.opened(filter.quarter(), filter.on() == null ? today : filter.on()).stream()
                        .filter(one -> one.shown() == light)
                        .map(one -> new MeasureQuarter(one.quarter(), one.number()))
                        .toList())
                .orElse(null);
    }
}
