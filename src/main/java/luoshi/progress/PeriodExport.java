package luoshi.progress;

import luoshi.account.Actor;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The list of reporting periods as a file, with the same columns as the page. */
@Component
class PeriodExport {

    private final ReportingStatus status;
    private final BusinessClock businessClock;
    private final Exports exports;

    PeriodExport(ReportingStatus status, BusinessClock businessClock, Exports exports) {
        this.status = status;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    ListExport of(Actor actor) {
        var today = businessClock.today();
        return exports.list(exports.say("progress.periods"), actor.displayName(), status.periods())
                .column("progress.quarter", period -> period.getQuarter().chinese())
                .column(
                        "progress.stage",
                        period -> exports.say(period.stageOn(today).key()))
                .column("progress.date.opens", period -> exports.day(period.getOpensOn()))
                .column("progress.date.due", period -> exports.day(period.getDueOn()))
                .column("progress.date.review", period -> exports.day(period.getReviewOn()))
                .column("progress.date.report", period -> exports.day(period.getReportOn()))
                .column("progress.date.lock", period -> exports.day(period.getLockOn()))
                .column("progress.note", this::note)
                .make();
    }

    private String note(ReportingPeriod period) {
        return period.getReportedOn() == null
                ? ""
                : exports.say("progress.reported-on", exports.day(period.getReportedOn()));
    }
}
