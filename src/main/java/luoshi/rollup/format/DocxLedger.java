package luoshi.rollup.format;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The ledger as the table of the annex; its head stands on every page. */
final class DocxLedger {

    /** The width of the page turned sideways without its margins, 225 mm in twips. */
    static final int WIDTH = 12756;

    /** A row of so many lines, about a third of a page, is not split between pages. */
    private static final int SHORT = 12;

    /** One character of 小五 and the space at both edges of a cell, in twips. */
    private static final int CHARACTER = 180;

    private static final int EDGES = 100;

    /** Two characters a line. */
    private static final int LIGHT = 500;

    private static final String DITTO = "同上";

    private DocxLedger() {}

    /** Writes the table. */
    static void write(ReportDocument report, DocxMarkup markup) {
        var columns = report.words().shown();
        begin(markup, heads(report.words()), widths(columns));
        LedgerRow above = null;
        for (var row : report.ledger()) {
            write(shortened(row, above), columns, markup);
            above = row;
        }
        markup.endTable();
    }

    /** The units of a measure stand one below the other and share its targets, which would fill page after page. */
    private static boolean saysTheSameTarget(@Nullable LedgerRow above, LedgerRow row) {
        return above != null
                && !row.target().isEmpty()
                && above.measure().equals(row.measure())
                && above.target().equals(row.target());
    }

    /** The row, without its targets where the one above says the same. */
    static LedgerRow shortened(LedgerRow row, @Nullable LedgerRow above) {
        return saysTheSameTarget(above, row) ? row.withTarget(DITTO) : row;
    }

    /** Whether the column holds a word or a date, which stands in the middle. */
    static boolean isCentred(LedgerColumn column) {
        return switch (column) {
            case NUMBER, STATUS, REVIEW, LIGHT, UPDATED -> true;
            default -> false;
        };
    }

    /** What the row shows in the column; the year on a line of its own, or the narrow column breaks the date between figure and 月. */
    static String shown(LedgerColumn column, LedgerRow row) {
        return column == LedgerColumn.UPDATED ? column.of(row).replaceFirst("年", "年\n") : column.of(row);
    }

    /** Writes the 溯源表. */
    static void writeTraces(List<TraceRow> traces, DocxMarkup markup) {
        begin(markup, TraceRow.HEADS, TraceRow.WIDTHS);
        for (var trace : traces) {
            markup.beginRow(false, true);
            var cells = trace.cells();
            for (int c = 0; c < cells.size(); c++) {
                cell(markup, TraceRow.WIDTHS.get(c), c == 0, cells.get(c));
            }
            markup.endRow();
        }
        markup.endTable();
    }

    /** The widths of the columns, in twips. */
    static List<Integer> widths(List<LedgerColumn> columns) {
        return columns.stream().map(column -> width(column, columns)).toList();
    }

    /** The heads of the columns; what stands in brackets on a line of its own. */
    static List<String> heads(ReportWords words) {
        return words.shown().stream()
                .map(column -> words.head(column).replace("（", "\n（"))
                .toList();
    }

    private static void begin(DocxMarkup markup, List<String> heads, List<Integer> widths) {
        markup.beginTable("Ledger", WIDTH, widths);
        markup.beginRow(true, true);
        for (int c = 0; c < heads.size(); c++) {
            markup.cell(widths.get(c), true, "LedgerHead", heads.get(c));
        }
        markup.endRow();
    }

    private static void write(LedgerRow line, List<LedgerColumn> columns, DocxMarkup markup) {
        markup.beginRow(false, lines(line, columns) <= SHORT);
        for (var column : columns) {
            cell(markup, width(column, columns), isCentred(column), shown(column, line));
        }
        markup.endRow();
    }

    private static void cell(DocxMarkup markup, int width, boolean centred, String text) {
        markup.cell(width, centred, centred ? "LedgerCentre" : "LedgerText", text);
    }

    private static int lines(LedgerRow row, List<LedgerColumn> columns) {
        return columns.stream()
                .mapToInt(column -> TextSize.lines(column.of(row), (width(column, columns) - EDGES) / CHARACTER))
                .max()
                .orElse(0);
    }

    /** Measured out on paper: headings unbroken, states on two lines, the rest for what was done. */
    static int width(LedgerColumn column, List<LedgerColumn> columns) {
        return switch (column) {
            case NUMBER -> 560;
            case CHAPTER -> 680;
            case MEASURE, UNIT -> 1050;
            case TARGET, PROBLEMS, NEXT_STEPS -> 1240;
            case PROGRESS -> columns.contains(LedgerColumn.LIGHT) ? 2496 - LIGHT : 2496;
            case FIGURES -> 1280;
            case STATUS, REVIEW -> 500;
            case UPDATED -> 920;
            case LIGHT -> LIGHT;
        };
    }
}
