package luoshi.audit;

import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.export.Exports;
import org.springframework.stereotype.Component;

/** Says in Chinese what a record holds: {@code ${@auditWords.detail(line)}}. */
@Component("auditWords")
public class Words {

    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
    private static final Pattern KEY = Pattern.compile("[a-z][\\w-]*(?:\\.[\\w-]+)+");

    private final Exports exports;

    Words(Exports exports) {
        this.exports = exports;
    }

    /** What was done: 修改了用户. */
    public String action(String action) {
        return exports.sayOr("audit." + action, action);
    }

    /** What was changed and the facts beside it, one after the other. */
    public String detail(AuditLine line) {
        return Stream.concat(
                        line.changes().stream().map(this::change),
                        line.detail().entrySet().stream().map(this::fact))
                .collect(Collectors.joining("；"));
    }

    /** One change as a part of a sentence: 将“自评”由“正常推进”改为“进展缓慢”. */
    public String change(Change change) {
        return changed(name(change.field()), change.from(), change.to());
    }

    /** The same for a field that is no fact of the trail; all three are texts or keys of messages, nothing is empty. */
    public String changed(String field, String from, String to) {
        if (from.isEmpty()) {
            return exports.say("audit.change.filled", value(field), value(to));
        }
        if (to.isEmpty()) {
            return exports.say("audit.change.emptied", value(field), value(from));
        }
        return exports.say("audit.change", value(field), value(from), value(to));
    }

    /** One fact with its name: 原因：调离. */
    String fact(Map.Entry<String, String> fact) {
        return exports.say("audit.fact-is", name(fact.getKey()), value(fact.getValue()));
    }

    /** A field as it is called on pages. */
    String name(String field) {
        return exports.sayOr("audit.fact." + field, field);
    }

    /** A stored value as people read it. */
    String value(String text) {
        if (DATE.matcher(text).matches()) {
            return exports.day(LocalDate.parse(text));
        }
        return KEY.matcher(text).matches() ? exports.sayOr(text, text) : text;
    }
}
