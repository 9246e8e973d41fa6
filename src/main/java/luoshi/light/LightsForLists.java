package luoshi.light;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import luoshi.progress.Ledger.MeasureQuarter;
import luoshi.progress.LedgerFilter;
import luoshi.progress.MeasureLights;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells lists of what is owed which measures show a light. */
@Component
class LightsForLists implements MeasureLights {

    private final Lights lights;

    LightsForLists(Lights lights) {
        this.lights = lights;
    }

    @Override
    public List<Colour> colours() {
        return Arrays.stream(Light.values())
                .map(light -> new Colour(light.code(), light.key()))
                .toList();
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
