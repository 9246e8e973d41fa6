package luoshi.organisation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.export.Exports;
import luoshi.export.ListExport;
import org.springframework.stereotype.Component;

/** The list of units as a file, in the order of the page. */
@Component
class UnitExport {

    private final UnitList list;
    private final Exports exports;

    UnitExport(UnitList list, Exports exports) {
        this.list = list;
        this.exports = exports;
    }

    ListExport of(Actor actor) {
        var units = list.byNature().values().stream().flatMap(List::stream).toList();
        var names = units.stream().collect(Collectors.toMap(UnitLine::id, UnitLine::name));
        return exports.list(exports.say("organisation.units"), actor.displayName(), units)
                .column("organisation.nature", line -> exports.say("organisation.nature." + line.nature()))
                .column("organisation.name", UnitLine::name)
                .column("organisation.fullName", UnitLine::fullName)
                .column("organisation.code", line -> line.divisionCode() == null ? line.code() : line.divisionCode())
                .column("organisation.parent", line -> parent(line, names))
                .date("organisation.validFrom", line -> exports.day(line.validFrom()))
                .date("organisation.validTo", this::end)
                .column(
                        "organisation.coordinating",
                        line -> line.coordinates() ? exports.say("organisation.coordinating") : "")
                .make();
    }

    private static String parent(UnitLine line, Map<Long, String> names) {
        return line.parentId() == null ? "" : names.getOrDefault(line.parentId(), "");
    }

    private String end(UnitLine line) {
        return line.validTo() == null ? exports.say("organisation.in-force") : exports.day(line.validTo());
    }
}
