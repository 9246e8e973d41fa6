package luoshi.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.light.Basis;
import luoshi.light.Light;
import luoshi.light.Lights;
import luoshi.light.MeasureLight;
import org.springframework.stereotype.Component;

/** The twenty measures with their lights by the chapters of the 六保, as the first page of the province's offices shows them. */
@Component
class LightBoard {

    private final Lights lights;

    LightBoard(Lights lights) {
        this.lights = lights;
    }

    /** The lights of a quarter by one basis, as known today or on a past day; one statement. */
    Board of(Quarter quarter, Basis basis, AsAt asAt, LocalDate today) {
        var counts = new EnumMap<Light, Integer>(Light.class);
        Arrays.stream(Light.values()).forEach(light -> counts.put(light, 0));
        var chapters = new LinkedHashMap<String, List<MeasureLight>>();
        for (var light : lights.of(quarter, basis, asAt.dayOr(today))) {
            counts.merge(light.shown(), 1, Integer::sum);
            chapters.computeIfAbsent(light.chapter(), chapter -> new ArrayList<>())
                    .add(light);
        }
        return new Board(quarter, basis, asAt, counts, chapters);
    }

    /**
     * The board.
     *
     * @param asAt the day it is known on
     * @param counts how many measures have each light
     * @param chapters the measures of each chapter in the order of the document
     */
    record Board(
            Quarter quarter,
            Basis basis,
            AsAt asAt,
            Map<Light, Integer> counts,
            Map<String, List<MeasureLight>> chapters) {

        /** The list behind a count, where the first page has its own quarter and basis. */
        public String listOf(Light light) {
            return "/lights?quarter=" + quarter + "&basis=" + basis.code() + "&light=" + light.code() + asAt.and();
        }

        /** The tone of the tile of a light. */
        public String tone(Light light) {
            return switch (light) {
                case BLUE -> "";
                case RED -> "bad";
                case YELLOW -> "warn";
                case GREEN -> "ok";
                case GREY -> "muted";
            };
        }
    }
}
