package luoshi.light;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.light.IndicatorSeries.Point;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The values of one indicator as a file: those of its page, in its order, for who may see them there. */
@Component
class IndicatorExport {

    private final IndicatorCourses courses;
    private final Exports exports;

    IndicatorExport(IndicatorCourses courses, Exports exports) {
        this.courses = courses;
        this.exports = exports;
    }

    ListExport values(Actor actor, int measure, int number, Basis asked, AsAt asAt) {
        var course = courses.of(actor, measure, number, asked, asAt);
        var unit = course.series().fact().unit();
        var name = course.entry().name();
        return exports.list(
                        exports.say("light.points.of", name),
                        actor.displayName(),
                        course.detailed() ? course.series().points() : List.<Point>of())
                .measure("light.measure", measure)
                .filter("light.indicator", name)
                .filter("light.basis", exports.say(course.basis().key()))
                .asAt("calendar.as-at.which", asAt.day())
                .column("light.quarter", Point::quarter)
                .column("light.unit", point -> point.value().unitName())
                .number("light.value", Point::number)
                .column("light.counted-in", point -> unit)
                .date("light.as-of", point -> exports.day(point.value().asOf()))
                .share("light.done", point -> percent(point.done()))
                .share("light.line", point -> percent(point.line()))
                .share("light.trajectory", point -> percent(point.path()))
                .column("light.gap", point -> point.gap() == null ? "" : exports.say(point.gapKey(), point.gapPoints()))
                .column("light.marks", this::marks)
                .column("light.source", point -> point.value().source())
                .column(
                        "light.reported-in",
                        point -> exports.say(
                                "light.entry-version", point.origin().version()))
                .column("light.explanation", point -> point.origin().explanation())
                .make();
    }

    private String marks(Point point) {
        return Stream.of(
                        mark(point.origin().lead(), "light.lead"),
                        mark(!point.counts(), "light.not-counted"),
                        mark(point.origin().correction(), "light.corrected"),
                        mark(!point.comparable(), "light.other-definition"),
                        mark(point.beyond(), "light.beyond"))
                .filter(said -> !said.isEmpty())
                .collect(Collectors.joining("、"));
    }

    private String mark(boolean holds, String key) {
        return holds ? exports.say(key) : "";
    }

    private static String percent(@Nullable BigDecimal number) {
        return number == null ? "" : number.toPlainString() + "%";
    }
}
