package luoshi.rollup;

import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.rollup.ReportReading.Listed;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The quarterly reports as a file: a row per report the person may see, and one for a quarter that has none. */
@Component
class ReportListExport {

    private final ReportReading reading;
    private final Exports exports;

    ReportListExport(ReportReading reading, Exports exports) {
        this.reading = reading;
        this.exports = exports;
    }

    ListExport of(Actor actor, AsAt asAt) {
        var rows = reading.all(actor, asAt).stream()
                .flatMap(line -> line.reports().isEmpty()
                        ? Stream.of(new Row(line, null))
                        : line.reports().stream().map(report -> new Row(line, report)))
                .toList();
        return exports.list(exports.say("rollup.reports"), actor.displayName(), rows)
                .asAt("calendar.as-at.which", asAt.day())
                .column("rollup.quarter", row -> row.of().period().getQuarter().chinese())
                .date("rollup.report-on", row -> exports.day(row.of().period().getReportOn()))
                .column("rollup.report", row -> exports.say(row.called(), row.number()))
                .column(
                        "rollup.report.state",
                        row -> row.report() == null
                                ? ""
                                : exports.say(row.report().state().key()))
                .date(
                        "rollup.report.sent",
                        row -> row.report() == null
                                ? ""
                                : exports.day(row.report().sentOn()))
                .column(
                        "rollup.report.signatory",
                        row -> row.report() == null ? "" : row.report().signatory())
                .make();
    }

    /** A report, or a quarter without one. */
    private record Row(
            ReportReading.PeriodReports of, @Nullable Listed report) {

        String called() {
            return report == null ? "rollup.none" : "rollup.number";
        }

        int number() {
            return report == null ? 0 : report.number();
        }
    }
}
