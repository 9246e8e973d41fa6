package luoshi.export;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import luoshi.export.ListExport.Fact;
import org.jspecify.annotations.Nullable;

/** A list on its way into a file: its filters, then its columns. What every file says of itself is added by {@link #make}. */
public final class Listing<T> {

    private final Exports exports;
    private final String title;
    private final String by;
    private final List<T> lines;
    private final List<Fact> filters = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Function<T, String>> cells = new ArrayList<>();
    private int most = Integer.MAX_VALUE;

    Listing(Exports exports, String title, String by, List<T> lines) {
        this.exports = exports;
        this.title = title;
        this.by = by;
        this.lines = lines;
    }

    /** A filter by the key of its name; no value means that it lets everything through. */
    public Listing<T> filter(String key, @Nullable String value) {
        filters.add(new Fact(
                exports.say("export.filter-by", exports.say(key)),
                value == null || value.isBlank() ? exports.say("export.all") : value));
        return this;
    }

    /** A column by the key of its heading. */
    public Listing<T> column(String key, Function<T, String> cell) {
        headings.add(exports.say(key));
        cells.add(cell);
        return this;
    }

    /** Lets only so many rows into the file; one that is cut short says so in its name and beside its facts. */
    public Listing<T> atMost(int rows) {
        most = rows;
        return this;
    }

    /** The list, with its filter, when and by whom the file was made, and how many rows it has. */
    public ListExport make() {
        var rows = lines.stream().limit(most).map(this::row).toList();
        return new ListExport(
                isCut() ? exports.say("export.cut.title", title, most) : title,
                facts(rows.size()),
                List.copyOf(headings),
                rows);
    }

    private List<String> row(T line) {
        return cells.stream().map(cell -> cell.apply(line)).toList();
    }

    private List<Fact> facts(int rows) {
        var facts = new ArrayList<>(filters);
        if (facts.isEmpty()) {
            facts.add(fact("export.filter", exports.say("export.all")));
        }
        facts.add(fact("export.made", exports.now()));
        facts.add(fact("export.by", by));
        facts.add(fact("export.rows", Integer.toString(rows)));
        if (isCut()) {
            facts.add(fact("export.cut", exports.say("export.cut.what", most)));
        }
        return List.copyOf(facts);
    }

    private boolean isCut() {
        return lines.size() > most;
    }

    private Fact fact(String key, String value) {
        return new Fact(exports.say(key), value);
    }
}
