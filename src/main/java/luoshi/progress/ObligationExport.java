package luoshi.progress;

import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The list of obligations as a file, with the same columns as the page. */
@Component
class ObligationExport {

    private final ObligationList obligations;
    private final MeasureLights lights;
    private final BusinessClock businessClock;
    private final Exports exports;

    ObligationExport(ObligationList obligations, MeasureLights lights, BusinessClock businessClock, Exports exports) {
        this.obligations = obligations;
        this.lights = lights;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    ListExport of(Actor actor, ReportingPeriod period, LedgerFilter filter) {
        var shown = exports.say(filter.show().key());
        return exports.list(
                        exports.say(
                                "progress.obligations.title",
                                period.getQuarter().chinese(),
                                shown),
                        actor.displayName(),
                        obligations.of(
                                period.getId(), filter, lights.showing(filter, businessClock.today()), actor.unitId()))
                .filter("progress.state", shown)
                .chapter("progress.chapter", filter.chapter())
                .unit("progress.unit", filter.unit())
                .measure("progress.measure", filter.measure())
                .filter(
                        "progress.own-status",
                        filter.status() == null
                                ? null
                                : exports.say(filter.status().key()))
                .filter(
                        "progress.light",
                        lights.colours().stream()
                                .filter(one -> one.code().equals(filter.light()))
                                .map(one -> exports.say(one.key()))
                                .findFirst()
                                .orElse(null))
                .filter("progress.kind", filter.kind() == null ? null : exports.say("progress.kind." + filter.kind()))
                .asAt("calendar.as-at.which", filter.on())
                .column("progress.measure", ObligationList.Line::measure)
                .column("progress.unit", ObligationList.Line::unitName)
                .column(
                        "progress.role",
                        line -> exports.say(line.lead() ? "progress.role.LEAD" : "progress.role.RESPONSIBLE"))
                .column("progress.state", line -> exports.say(line.state().key()))
                .column("progress.own-status", this::ownStatus)
                .column("progress.assessment", this::assessment)
                .time("progress.first-submitted", line -> exports.time(line.firstSubmittedAt()))
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
