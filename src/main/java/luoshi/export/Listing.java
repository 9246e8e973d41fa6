package luoshi.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import luoshi.export.ListExport.Fact;
import org.jspecify.annotations.Nullable;

/** A list on its way into a file: its filters, then its columns. What every file says of itself is added by {@link #make}. */
public final class Listing<T> {

    private final Exports exports;
    private String title;
    private final String by;
    private final Lines<T> lines;
    private final List<Fact> filters = new ArrayList<>();
    private final List<String> headings = new ArrayList<>();
    private final List<Function<T, String>> cells = new ArrayList<>();
    private final Map<Integer, CellKind> kinds = new HashMap<>();

    Listing(Exports exports, String title, String by, Lines<T> lines) {
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

    /** A filter by the code of a unit, which the file names. */
    public Listing<T> unit(String key, @Nullable String code) {
        return filter(key, code == null ? null : exports.names().unit(code).orElseGet(() -> unknown(code)));
    }

    /** A filter by the number of a measure, which the file names. */
    public Listing<T> measure(String key, @Nullable Integer number) {
        return filter(key, named(number, exports.names()::measure));
    }

    /** A filter by the number of a chapter, which the file names. */
    public Listing<T> chapter(String key, @Nullable Integer number) {
        return filter(key, named(number, exports.names()::chapter));
    }

    private @Nullable String named(@Nullable Integer number, Function<Integer, Optional<String>> name) {
        return number == null ? null : name.apply(number).orElseGet(() -> unknown(number.toString()));
    }

    /** What an address asks for by a code or number that nothing has: no row fits it. */
    private String unknown(String code) {
        return code.isBlank() ? code : exports.say("export.unknown", code);
    }

    /**
     * The day at whose end the list is shown, by the key of its name. A past one also stands in the title, and so in the file's
     * name; without one it is the day on which the file is made.
     */
    public Listing<T> asAt(String key, @Nullable LocalDate day) {
        if (day == null) {
            return filter(key, exports.say("export.as-at.today", exports.day(exports.today())));
        }
        title = exports.say("export.as-at", title, exports.day(day));
        return filter(key, exports.day(day));
    }

    /** A column by the key of its heading. */
    public Listing<T> column(String key, Function<T, String> cell) {
        return columnCalled(exports.say(key), cell);
    }

    /** A column of counts by the key of its heading; a spreadsheet can add them up. */
    public Listing<T> count(String key, ToLongFunction<T> cell) {
        return of(CellKind.COUNT, key, line -> Long.toString(cell.applyAsLong(line)));
    }

    /** A column of numbers that may have decimals, by the key of its heading. */
    public Listing<T> number(String key, Function<T, String> cell) {
        return of(CellKind.NUMBER, key, cell);
    }

    /** A column of days as {@link Exports#day} writes them, by the key of its heading; a spreadsheet can sort by them. */
    public Listing<T> date(String key, Function<T, String> cell) {
        return of(CellKind.DATE, key, cell);
    }

    /** A column of days with the time of day as {@link Exports#time} writes them, by the key of its heading. */
    public Listing<T> time(String key, Function<T, String> cell) {
        return of(CellKind.TIME, key, cell);
    }

    /** A column of shares in percent, 75.0%, by the key of its heading; a spreadsheet can sort by them. */
    public Listing<T> share(String key, Function<T, String> cell) {
        return of(CellKind.SHARE, key, cell);
    }

    private Listing<T> of(CellKind kind, String key, Function<T, String> cell) {
        kinds.put(headings.size(), kind);
        return column(key, cell);
    }

    /** A column whose heading is a name and no message: a quarter, a measure. */
    public Listing<T> columnCalled(String heading, Function<T, String> cell) {
        headings.add(heading);
        cells.add(cell);
        return this;
    }

    /** The list, with its filter, when and by whom the file is made, and how many rows it has. */
    public ListExport make() {
        var made = exports.now();
        return new ListExport(
                title,
                List.copyOf(headings),
                Map.copyOf(kinds),
                taker -> lines.each(line -> taker.accept(row(line))),
                (rows, cut) -> facts(made, rows, cut));
    }

    private List<String> row(T line) {
        return cells.stream().map(cell -> cell.apply(line)).toList();
    }

    private List<Fact> facts(String made, int rows, boolean cut) {
        var facts = new ArrayList<>(filters);
        if (facts.isEmpty()) {
            facts.add(fact("export.filter", exports.say("export.all")));
        }
        facts.add(fact("export.made", made));
        facts.add(fact("export.by", by));
        facts.add(fact("export.rows", Integer.toString(rows)));
        if (cut) {
            facts.add(fact("export.cut", exports.say("export.cut.what", rows)));
        }
        return List.copyOf(facts);
    }

    private Fact fact(String key, String value) {
        return new Fact(exports.say(key), value);
    }
}
