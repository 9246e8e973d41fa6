package luoshi.rollup;

import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.rollup.UnitCheckReading.Check;
import luoshi.rollup.UnitCheckReading.Objection;
import org.springframework.stereotype.Component;

/** The lists of 核稿 as files: the reports a unit checks, and under a report how the units stand and what they objected to. */
@Component
class UnitCheckExport {

    private final UnitCheckReading reading;
    private final BusinessClock businessClock;
    private final Exports exports;

    UnitCheckExport(UnitCheckReading reading, BusinessClock businessClock, Exports exports) {
        this.reading = reading;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    ListExport ofUnit(Actor actor, AsAt asAt) {
        var today = asAt.dayOr(businessClock.today());
        return exports.list(exports.say("rollup.check-by-units.list"), actor.displayName(), reading.all(actor, asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .column("rollup.report", this::title)
                .column("rollup.quarter", check -> check.quarter().chinese())
                .date("rollup.check-by-units.due", check -> exports.day(check.dueOn()))
                .column("rollup.check-by-units.standing", check -> standing(check, today))
                .count("rollup.check-by-units.objection", check -> check.objections())
                .make();
    }

    ListExport units(Actor actor, RollUpReport report, AsAt asAt) {
        var today = asAt.dayOr(businessClock.today());
        return exports.list(
                        exports.say("rollup.check-by-units.units-of", title(report)),
                        actor.displayName(),
                        reading.onReport(report, asAt).units())
                .asAt("calendar.as-at.which", asAt.day())
                .filter("rollup.report", title(report))
                .column("rollup.check-by-units.unit", Check::unit)
                .date("rollup.check-by-units.shown", check -> exports.day(check.shownOn()))
                .date("rollup.check-by-units.due", check -> exports.day(check.dueOn()))
                .column("rollup.check-by-units.standing", check -> standing(check, today))
                .column("rollup.check-by-units.confirmed-by", Check::confirmedByName)
                .date("rollup.check-by-units.confirmed-on", check -> exports.day(check.confirmedOn()))
                .count("rollup.check-by-units.objection", check -> check.objections())
                .make();
    }

    ListExport objections(Actor actor, RollUpReport report, AsAt asAt) {
        return exports.list(
                        exports.say("rollup.check-by-units.objections-of", title(report)),
                        actor.displayName(),
                        reading.onReport(report, asAt).objections())
                .asAt("calendar.as-at.which", asAt.day())
                .filter("rollup.report", title(report))
                .column("rollup.check-by-units.unit", Objection::unit)
                .column("rollup.check-by-units.place", Objection::place)
                .column("rollup.check-by-units.quoted", Objection::quoted)
                .column("rollup.check-by-units.reason", Objection::reason)
                .column("rollup.check-by-units.raised-by", Objection::raisedByName)
                .date("rollup.check-by-units.raised-on", one -> exports.day(one.raisedOn()))
                .column(
                        "rollup.check-by-units.outcome",
                        one -> exports.say(
                                one.outcome() == null
                                        ? "rollup.check-by-units.waits"
                                        : "rollup.check-by-units.outcome." + one.outcome()))
                .column("rollup.check-by-units.now", Objection::newText)
                .column("rollup.check-by-units.answer", Objection::answer)
                .column("rollup.check-by-units.answered-by", Objection::answeredByName)
                .date("rollup.check-by-units.answered-day", one -> exports.day(one.answeredOn()))
                .make();
    }

    private String title(Check check) {
        return check.title() + exports.say("rollup.number", check.number());
    }

    private String title(RollUpReport report) {
        return report.getTitle() + exports.say("rollup.number", report.getNumber());
    }

    private String standing(Check check, LocalDate today) {
        return exports.say("rollup.check-by-units.standing." + check.standing(today));
    }
}
