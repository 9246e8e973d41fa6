package luoshi.progress;

import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The list of reporting periods as a file, with the same columns as the page. */
@Component
class PeriodExport {

    private final PeriodList periods;
    private final Exports exports;

    PeriodExport(PeriodList periods, Exports exports) {
        this.periods = periods;
        this.exports = exports;
    }

    ListExport of(Actor actor, AsAt asAt) {
        return exports.list(exports.say("progress.periods"), actor.displayName(), periods.of(asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .column("progress.quarter", period -> period.quarter().chinese())
                .column("progress.stage", period -> exports.say(period.stage().key()))
                .date(
                        "progress.date.opens",
                        period -> exports.day(period.dates().opensOn()))
                .date("progress.date.due", period -> exports.day(period.dates().dueOn()))
                .date(
                        "progress.date.review",
                        period -> exports.day(period.dates().reviewOn()))
                .date(
                        "progress.date.report",
                        period -> exports.day(period.dates().reportOn()))
                .date("progress.date.lock", period -> exports.day(period.dates().lockOn()))
                .column("progress.note", this::note)
                .make();
    }

    private String note(PeriodList.Line period) {
        return period.reportedOn() == null ? "" : exports.say("progress.reported-on", exports.day(period.reportedOn()));
    }
}
