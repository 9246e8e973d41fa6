package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.export.Listing;
import luoshi.policy.MeasureCatalogue;
import luoshi.progress.Matrices.Cell;
import luoshi.progress.Matrices.Obligation;
import luoshi.progress.Matrices.Row;
import luoshi.progress.MeasureLights.Colour;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The matrices as files: the units of the page in its order, each with its city, and the words of every cell. */
@Component
class MatrixExport {

    private final ReportingStatus status;
    private final PeriodChanges changes;
    private final Matrices matrices;
    private final MeasureCatalogue catalogue;
    private final MeasureLights lights;
    private final BusinessClock businessClock;
    private final Exports exports;

    MatrixExport(
            ReportingStatus status,
            PeriodChanges changes,
            Matrices matrices,
            MeasureCatalogue catalogue,
            MeasureLights lights,
            BusinessClock businessClock,
            Exports exports) {
        this.status = status;
        this.changes = changes;
        this.matrices = matrices;
        this.catalogue = catalogue;
        this.lights = lights;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    /** The quarters that the page shows. */
    ListExport byQuarter(Actor actor, @Nullable Quarter until, AsAt asAt) {
        var dated = changes.inForce(status.periods(), asAt);
        var laidDown = dated.stream().map(PeriodChanges.Dated::period).toList();
        var periods = Matrices.shown(Matrices.until(laidDown, until));
        var list = list(exports.say("progress.matrix"), actor, asAt, matrices.byQuarter(periods, asAt))
                .filter("progress.quarter", span(periods));
        var overdue = PeriodChanges.overdueOn(asAt.dayOr(businessClock.today()), dated);
        for (var period : periods) {
            list.columnCalled(
                    period.getQuarter().chinese(),
                    row -> row.getValue().containsKey(period.getQuarter())
                            ? words(row.getValue().get(period.getQuarter()), overdue.contains(period.getQuarter()))
                            : exports.say(period.absenceKey(asAt)));
        }
        return list.make();
    }

    /** The measures, with the lights of the units' parts where the page shows them. */
    ListExport byMeasure(Actor actor, ReportingPeriod period, AsAt asAt, boolean lit) {
        var quarter = period.getQuarter();
        var today = businessClock.today();
        var colours = lit ? lights.ofParts(actor, quarter, asAt, today) : Map.<Long, Colour>of();
        var title = exports.say("progress.matrix.measures", quarter.chinese());
        var list = list(title, actor, asAt, matrices.byMeasure(period, asAt, today))
                .filter("progress.quarter", quarter.chinese());
        for (var measure : catalogue.all()) {
            list.columnCalled(measure.heading(), row -> words(row.getValue().get(measure.number()), colours));
        }
        return list.make();
    }

    private <T> Listing<Map.Entry<Row, T>> list(String title, Actor actor, AsAt asAt, Map<Row, T> rows) {
        return exports.list(title, actor.displayName(), List.copyOf(rows.entrySet()))
                .asAt("calendar.as-at.which", asAt.day())
                .column("progress.unit", row -> row.getKey().name())
                .column("organisation.parent", row -> row.getKey().isCounty() ? city(row.getKey()) : "");
    }

    private static String city(Row unit) {
        return unit.city() == null ? "" : unit.city();
    }

    private static @Nullable String span(List<ReportingPeriod> periods) {
        return periods.isEmpty()
                ? null
                : Stream.of(periods.get(0), periods.get(periods.size() - 1))
                        .map(period -> period.getQuarter().chinese())
                        .distinct()
                        .collect(Collectors.joining("—"));
    }

    private String words(Cell cell, boolean overdue) {
        var words = new ArrayList<String>();
        words.add(exports.say("progress.matrix.due", cell.due()));
        for (var state : MatrixState.values()) {
            if (cell.counts().containsKey(state)) {
                words.add(exports.say(state.key(overdue)) + cell.counts().get(state));
            }
        }
        if (cell.late() > 0) {
            words.add(exports.say("progress.matrix.state.LATE") + cell.late());
        }
        return String.join("\n", words);
    }

    private String words(@Nullable Obligation one, Map<Long, Colour> colours) {
        if (one == null) {
            return "";
        }
        var words = new ArrayList<String>();
        words.add(exports.say(one.key()));
        if (one.late()) {
            words.add(exports.say("progress.matrix.state.LATE"));
        }
        if (one.lead()) {
            words.add(exports.say("progress.role.LEAD"));
        }
        if (colours.containsKey(one.id())) {
            words.add(exports.say(colours.get(one.id()).key()));
        }
        return String.join("\n", words);
    }
}
