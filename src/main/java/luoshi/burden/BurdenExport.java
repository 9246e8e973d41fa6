package luoshi.burden;

import java.util.List;
import luoshi.account.Actor;
import luoshi.burden.Burden.UnitAsked;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.export.Listing;
import luoshi.progress.ReportingPeriod;
import org.springframework.stereotype.Component;

/** The lists of the ledger of questions as files: by question, by unit, and what somebody wanted to ask as well. */
@Component
class BurdenExport {

    private final Burden burden;
    private final Proposals proposals;
    private final Exports exports;

    BurdenExport(Burden burden, Proposals proposals, Exports exports) {
        this.burden = burden;
        this.proposals = proposals;
        this.exports = exports;
    }

    ListExport questions(Actor actor, ReportingPeriod period, AsAt asAt) {
        var lines = burden.counts(actor, period.getId(), asAt).questions();
        return ofQuarter("burden.questions.title", actor, period, asAt, lines)
                .column("burden.question", one -> exports.say(one.question().key()))
                .column("burden.form", one -> exports.say(one.question().form().key()))
                .column(
                        "burden.needed",
                        one -> exports.say(one.question().needed().key()))
                .column("burden.use", one -> exports.say(one.question().useKey()))
                .count("burden.each", one -> one.question().fields())
                .count("burden.count.asked", one -> one.asked())
                .count("burden.answered.yes", one -> one.answered())
                .count("burden.answered.no", one -> one.unanswered())
                .make();
    }

    ListExport units(Actor actor, ReportingPeriod period, AsAt asAt) {
        var lines = burden.counts(actor, period.getId(), asAt).units();
        return ofQuarter("burden.units.title", actor, period, asAt, lines)
                .column("burden.unit", UnitAsked::name)
                .count("burden.count.asked", one -> one.asked())
                .count("burden.answered.yes", one -> one.answered())
                .make();
    }

    ListExport proposals(Actor actor, AsAt asAt) {
        return exports.list(exports.say("burden.proposals"), actor.displayName(), proposals.all(asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .column("burden.question", Proposals.Line::name)
                .column("burden.per", one -> exports.say(one.per().key()))
                .count("burden.count.asked", one -> one.asked())
                .count("burden.each", one -> one.fields())
                .count("burden.fields.all", one -> one.asked() * one.fields())
                .column("burden.words", Proposals.Line::words)
                .column("burden.found", one -> exports.say("burden.places", one.found()))
                .column("burden.verdict", one -> exports.say(one.verdict().key()))
                .column("burden.reason", Proposals.Line::reason)
                .column("burden.by", Proposals.Line::proposedBy)
                .date("burden.day", one -> exports.day(one.proposedOn()))
                .make();
    }

    private <T> Listing<T> ofQuarter(String title, Actor actor, ReportingPeriod period, AsAt asAt, List<T> lines) {
        var quarter = period.getQuarter().chinese();
        return exports.list(exports.say(title, quarter), actor.displayName(), lines)
                .filter("burden.quarter", quarter)
                .asAt("calendar.as-at.which", asAt.day());
    }
}
