package luoshi.progress;

import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of obligations as a file, with the same columns as the page. */
@Component
class ObligationExport {

    private final ObligationList obligations;
    private final Exports exports;

    ObligationExport(ObligationList obligations, Exports exports) {
        this.obligations = obligations;
        this.exports = exports;
    }

    ListExport of(
            Actor actor,
            ReportingPeriod period,
            ObligationFilter filter,
            @Nullable String unit,
            @Nullable Integer measure) {
        var shown = exports.say(filter.key());
        return exports.list(
                        exports.say(
                                "progress.obligations.title",
                                period.getQuarter().chinese(),
                                shown),
                        actor.displayName(),
                        obligations.of(period.getId(), filter, unit, measure, actor.unitId()))
                .filter("progress.state", shown)
                .filter("progress.unit", unit)
                .filter("progress.measure", measure == null ? null : measure.toString())
                .column("progress.measure", ObligationList.Line::measure)
                .column("progress.unit", ObligationList.Line::unitName)
                .column(
                        "progress.role",
                        line -> exports.say(line.lead() ? "progress.role.LEAD" : "progress.role.RESPONSIBLE"))
                .column("progress.state", line -> exports.say(line.state().key()))
                .column("progress.own-status", this::ownStatus)
                .column("progress.assessment", this::assessment)
                .column("progress.first-submitted", line -> exports.time(line.firstSubmittedAt()))
                .column("progress.late", line -> line.late() ? exports.say("progress.late") : "")
                .column("progress.summary-owed", line -> line.summaryOwed() ? exports.say("progress.summary-owed") : "")
                .column(
                        "progress.holder",
                        line -> exports.say(line.state().holder().key()))
                .make();
    }

    private String assessment(ObligationList.Line line) {
        return line.assessment() == null ? "" : exports.say(line.assessment().key());
    }

    private String ownStatus(ObligationList.Line line) {
        if (line.noProgress()) {
            return exports.say("progress.no-progress");
        }
        return line.status() == null ? "" : exports.say(line.status().key());
    }
}
