package luoshi.policy;

import java.util.Arrays;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import luoshi.policy.PolicyLists.IndicatorLine;
import luoshi.policy.PolicyLists.ResponsibilityLine;
import org.springframework.stereotype.Component;

/** The tables of all measures as two files: who is responsible, and the indicators. */
@Component
class PolicyExport {

    private final PolicyLists lists;
    private final Exports exports;

    PolicyExport(PolicyLists lists, Exports exports) {
        this.lists = lists;
        this.exports = exports;
    }

    ListExport responsibilities(Actor actor, AsAt asAt) {
        return exports.list(exports.say("policy.units.title"), actor.displayName(), lists.responsibilities(asAt))
                .asAt("calendar.as-at.which", asAt.day())
                .column(
                        "policy.position",
                        line -> line.position() == null ? "" : line.position().toString())
                .column("policy.chapter", ResponsibilityLine::chapter)
                .column("policy.measure", ResponsibilityLine::measure)
                .column("policy.wording", ResponsibilityLine::wording)
                .column("policy.full-name", this::fullName)
                .column("policy.settlement.state-of", this::settled)
                .column("policy.role", line -> exports.say("policy.role." + line.role()))
                .column("policy.basis", this::basis)
                .make();
    }

    ListExport indicators(Actor actor) {
        return exports.list(exports.say("policy.indicators.title"), actor.displayName(), lists.indicators())
                .count("policy.indicator.number", line -> line.number())
                .column("policy.measure", IndicatorLine::measure)
                .column("policy.indicator.name", IndicatorLine::name)
                .column("policy.indicator.quote", IndicatorLine::quote)
                .column("policy.indicator.form", IndicatorLine::form)
                .column("policy.indicator.baseline", IndicatorLine::baseline)
                .column(
                        "policy.indicator.target",
                        line -> joined(line.target(), line.openWording() ? exports.say("policy.open-wording") : ""))
                .date("policy.indicator.due", line -> joined(exports.day(line.dueOn()), line.due()))
                .column("policy.indicator.condition", line -> joined(line.condition(), line.note()))
                .make();
    }

    private String fullName(ResponsibilityLine line) {
        if (!line.ofGroup()) {
            return line.fullName();
        }
        return joined(
                line.fullName(),
                line.members() == 0 ? exports.say("policy.unresolved") : exports.say("policy.members", line.members()));
    }

    private String settled(ResponsibilityLine line) {
        if (!line.leftOpen()) {
            return "";
        }
        return line.settledOn() == null
                ? exports.say("policy.settlement.open")
                : joined(exports.say("policy.settled", exports.day(line.settledOn())), line.settledReason());
    }

    private String basis(ResponsibilityLine line) {
        return joined(exports.say("policy.basis." + line.basis()), exports.day(line.basisOn()), line.basisReason());
    }

    private static String joined(String... parts) {
        return Arrays.stream(parts).filter(part -> !part.isEmpty()).distinct().collect(Collectors.joining("；"));
    }
}
