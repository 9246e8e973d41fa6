package luoshi.undertaking;

import java.time.LocalDate;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.undertaking.ClaimDeadline.Rule;
import org.springframework.stereotype.Component;

/** The list of claims as a file, with the same columns as the page and the whole 细化举措. */
@Component
class ClaimExport {

    private final ClaimList claims;
    private final Exports exports;

    ClaimExport(ClaimList claims, Exports exports) {
        this.claims = claims;
        this.exports = exports;
    }

    ListExport of(Actor actor, Rule rule, ClaimQuery query) {
        var shown = exports.say(query.show().key());
        return exports.list(
                        exports.say("undertaking.claims.title", shown),
                        actor.displayName(),
                        query.of(claims.of(actor, query.asAt()), rule.overdueUpTo()))
                .filter("undertaking.state", shown)
                .unit("undertaking.unit", query.unit())
                .measure("undertaking.measure", query.measure())
                .asAt("calendar.as-at.which", query.asAt().day())
                .column("undertaking.measure", ClaimLine::measure)
                .column("undertaking.unit", ClaimLine::unitName)
                .column("undertaking.role", line -> exports.say("policy.role." + line.role()))
                .column("undertaking.state", line -> exports.say(line.state().key()))
                .date("undertaking.waiting-since", line -> waiting(line) ? exports.day(line.waitingSince()) : "")
                .date("undertaking.answer-by", line -> waiting(line) ? exports.day(dueOn(rule, line)) : "")
                .column("undertaking.elaboration", ClaimLine::elaboration)
                .column("undertaking.contact", ClaimLine::contact)
                .column(
                        "undertaking.milestones.reached",
                        line -> line.milestones() == 0 ? "" : line.reached() + "/" + line.milestones())
                .date("undertaking.milestones.next", line -> exports.day(line.nextDue()))
                .date("undertaking.extension.first-due", line -> exports.day(line.nextFirstDue()))
                .column("undertaking.reason", ClaimLine::reason)
                .make();
    }

    private static boolean waiting(ClaimLine line) {
        return line.state() == ClaimState.ASSIGNED;
    }

    private static LocalDate dueOn(Rule rule, ClaimLine line) {
        return rule.dueOn(line.waitingSince());
    }
}
