package luoshi.savedview;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.account.Typed;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.export.FilterNames;
import org.springframework.stereotype.Component;

/** Says in Chinese what a filter in an address lets through: 季度：2020年第三季度；灯色：红灯. */
@Component
class FilterWords {

    /** Where the words of a value stand on one list alone: its path with the name of the parameter, and the key up to the value. */
    private static final Map<String, String> OF_LIST = Map.of(
            "/problems?show", "supervision.problem.show.",
            "/problems?kind", "supervision.problem.kind.",
            "/findings?show", "inspection.show.",
            "/findings?verdict", "inspection.verdict.",
            "/claims?show", "undertaking.filter.",
            "/task-points?show", "undertaking.task-point.state.",
            "/open-wordings?show", "undertaking.wording.filter.",
            "/close-outs?show", "undertaking.close-out.state.",
            "/extensions?show", "undertaking.extension.state.");

    /** The same for all other lists, by the name of the parameter. */
    private static final Map<String, String> FEW = Map.of(
            "show", "progress.filter.",
            "status", "progress.status.",
            "kind", "progress.kind.",
            "holder", "progress.queue.holder.",
            "light", "light.is.",
            "mark", "light.mark.",
            "basis", "light.basis.",
            "type", "light.indicator.type.");

    private final FilterNames names;
    private final Exports exports;

    FilterWords(FilterNames names, Exports exports) {
        this.names = names;
        this.exports = exports;
    }

    /** The filter of the list in words; one that leaves nothing out says so. */
    String of(String path, String query) {
        return query.isEmpty()
                ? exports.say("view.filter.none")
                : Arrays.stream(query.split("&"))
                        .map(one -> one.split("=", 2))
                        .map(one -> one.length < 2 ? one[0] : condition(path, one[0], one[1]))
                        .collect(Collectors.joining("；"));
    }

    private String condition(String path, String name, String value) {
        var general = exports.sayOr("view.filter." + name, name);
        var called = exports.sayOr("view.filter." + name + "." + path.substring(1), general);
        return value.equals("true") ? called : exports.say("view.filter", called, said(path, name, value));
    }

    private String said(String path, String name, String value) {
        if (value.equals("all")) {
            return exports.say("view.filter.all");
        }
        var words = OF_LIST.getOrDefault(path + "?" + name, FEW.get(name));
        if (words != null) {
            var constant = value.toUpperCase(Locale.ROOT).replace('-', '_');
            return exports.sayOr(words + constant, exports.sayOr("view.filter." + name + "." + value, value));
        }
        if (name.equals("unit") || name.equals("owner")) {
            return names.unit(value).orElse(value);
        }
        if (value.matches("\\d{1,3}")) {
            return number(name, Integer.parseInt(value)).orElse(value);
        }
        if (name.equals("quarter") && value.matches("20\\d{2}Q[1-4]")) {
            return Quarter.of(value).chinese();
        }
        var day = Typed.date(value);
        return day == null ? value : exports.day(day);
    }

    private Optional<String> number(String name, int number) {
        return switch (name) {
            case "measure" -> names.measure(number);
            case "chapter" -> names.chapter(number);
            default -> Optional.empty();
        };
    }
}
