package luoshi.light;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Consumer;
import luoshi.light.IndicatorReading.Origin;
import luoshi.light.IndicatorReading.Reported;
import luoshi.light.Trajectory.Waypoint;
import luoshi.policy.CountedFrom;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Lights, and a chart with everything that a chart can have, for the style guide. */
@Component
@Profile("demo")
class ChartSamples implements Consumer<Model> {

    private static final LocalDate DOCUMENT = LocalDate.of(2020, 5, 22);
    private static final LocalDate TODAY = LocalDate.of(2020, 10, 12);

    @Override
    public void accept(Model model) {
        model.addAttribute("lights", Light.values())
                .addAttribute("chart", IndicatorChart.of(series(), TODAY))
                .addAttribute("findings", series().trend());
    }

    private static IndicatorSeries series() {
        var stations = new IndicatorFact(
                17,
                55,
                "5G基站建成数",
                "TARGET",
                "CUMULATIVE",
                CountedFrom.YEAR,
                false,
                BigDecimal.valueOf(20000),
                "个",
                LocalDate.of(2020, 12, 31),
                false,
                0,
                0,
                List.of(
                        new Waypoint(LocalDate.of(2020, 6, 30), BigDecimal.valueOf(8000)),
                        new Waypoint(LocalDate.of(2020, 12, 31), BigDecimal.valueOf(20000))));
        return IndicatorSeries.of(
                stations,
                List.of(
                        value("2020Q3", LocalDate.of(2020, 9, 30), 13900, false),
                        value("2020Q2", LocalDate.of(2020, 6, 30), 7600, true),
                        value("2020Q1", LocalDate.of(2020, 3, 31), 2400, false)),
                DOCUMENT);
    }

    private static Reported value(String quarter, LocalDate asOf, int amount, boolean correction) {
        return new Reported(
                Basis.VERIFIED,
                55,
                new Value(BigDecimal.valueOf(amount), asOf, "CUMULATIVE", false, "省通信管理局", quarter, "部门统计"),
                new Origin(1, 1, correction, true, ""));
    }
}
