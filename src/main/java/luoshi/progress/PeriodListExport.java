package luoshi.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.export.Listing;
import luoshi.progress.ReportingStatus.CountsOf;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The lists on the page of a quarter as files: counts by unit and by measure, what is waived, exceptions, changes of dates. */
@Component
class PeriodListExport {

    private final ReportingStatus status;
    private final Waivers waivers;
    private final ExceptionReading exceptions;
    private final PeriodChanges changes;
    private final BusinessClock businessClock;
    private final Exports exports;

    PeriodListExport(
            ReportingStatus status,
            Waivers waivers,
            ExceptionReading exceptions,
            PeriodChanges changes,
            BusinessClock businessClock,
            Exports exports) {
        this.status = status;
        this.waivers = waivers;
        this.exceptions = exceptions;
        this.changes = changes;
        this.businessClock = businessClock;
        this.exports = exports;
    }

    ListExport byUnit(Actor actor, ReportingPeriod period, AsAt asAt) {
        var lines = status.groups(period.getId(), asAt).byUnit();
        return counts(list("progress.by-unit", actor, period, asAt, lines), "progress.unit");
    }

    ListExport byMeasure(Actor actor, ReportingPeriod period, AsAt asAt) {
        var lines = status.groups(period.getId(), asAt).byMeasure();
        return counts(list("progress.by-measure", actor, period, asAt, lines), "progress.measure");
    }

    ListExport waived(Actor actor, ReportingPeriod period, AsAt asAt) {
        var lines =
                waivers.remarksOn(period.getId(), asAt, businessClock.today()).waived();
        return list("progress.waived", actor, period, asAt, lines)
                .column("progress.unit", Waivers.Waived::unit)
                .column("progress.measure", Waivers.Waived::measure)
                .column("progress.reason", Waivers.Waived::reason)
                .column("progress.waived.by", Waivers.Waived::waivedBy)
                .date("progress.day", one -> exports.day(one.waivedOn()))
                .make();
    }

    ListExport exceptions(Actor actor, ReportingPeriod period, AsAt asAt) {
        var day = day(asAt);
        return list("progress.exceptions", actor, period, asAt, exceptions.of(actor, period.getId(), day))
                .column("progress.unit", ExceptionReading.Line::unitName)
                .column("progress.exception.about", this::about)
                .column("progress.exception.state", one -> exports.say(one.stateKey(day)))
                .date("progress.exception.ends", one -> exports.day(one.lastDay()))
                .column("progress.reason", ExceptionReading.Line::reason)
                .column("progress.exception.asker", one -> by(one.asker(), one.askedOn()))
                .column("progress.exception.decider", one -> by(one.decider(), one.decidedOn()))
                .column("progress.exception.verdict", ExceptionReading.Line::verdict)
                .column("progress.exception.ended", one -> by(one.ender(), one.endedOn()))
                .column("progress.exception.end-reason", ExceptionReading.Line::endReason)
                .make();
    }

    ListExport changes(Actor actor, ReportingPeriod period, AsAt asAt) {
        return list("progress.changes", actor, period, asAt, PeriodChanges.by(day(asAt), changes.of(period.getId())))
                .column("progress.changes.what", one -> exports.say(one.key()))
                .column("progress.changes.by", PeriodChanges.Noted::by)
                .date("progress.day", one -> exports.day(one.on()))
                .column("progress.changes.date", this::moved)
                .column("progress.reason", PeriodChanges.Noted::reason)
                .make();
    }

    private <T> Listing<T> list(String title, Actor actor, ReportingPeriod period, AsAt asAt, List<T> lines) {
        var quarter = period.getQuarter().chinese();
        return exports.list(
                        exports.say("progress.list.of-quarter", quarter, exports.say(title)),
                        actor.displayName(),
                        lines)
                .filter("progress.quarter", quarter)
                .asAt("calendar.as-at.which", asAt.day());
    }

    private static ListExport counts(Listing<CountsOf> list, String head) {
        return list.column(head, CountsOf::name)
                .count("progress.filter.DUE", CountsOf::due)
                .count("progress.filter.RECEIVED", CountsOf::received)
                .count("progress.filter.ON_TIME", CountsOf::onTime)
                .count("progress.filter.LATE", CountsOf::late)
                .count("progress.filter.APPROVED", CountsOf::approved)
                .count("progress.filter.MISSING", CountsOf::missing)
                .share("progress.rate.received", CountsOf::receivedRate)
                .share("progress.rate.on-time", CountsOf::onTimeRate)
                .make();
    }

    private String about(ExceptionReading.Line one) {
        return one.measure() == null ? exports.say("progress.exception.all") : one.measure();
    }

    private String moved(PeriodChanges.Noted change) {
        return change.moved().stream().map(this::moved).collect(Collectors.joining("\n"));
    }

    private String moved(PeriodChanges.Moved one) {
        var label = exports.say(one.label());
        return one.from() == null
                ? exports.say("progress.changes.set", label, exports.day(one.to()))
                : exports.say("progress.changes.from-to", label, exports.day(one.from()), exports.day(one.to()));
    }

    private String by(@Nullable String person, @Nullable LocalDate day) {
        return person == null ? "" : person + " " + exports.day(day);
    }

    private LocalDate day(AsAt asAt) {
        return asAt.dayOr(businessClock.today());
    }
}
