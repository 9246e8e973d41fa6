package luoshi.rollup.format;

import java.math.BigInteger;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.jspecify.annotations.Nullable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

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

    /** Adds the table at the end of the document. */
    static void appendTo(XWPFDocument document, ReportDocument report) {
        var table = document.createTable().getCTTbl();
        table.removeTr(0);
        var columns = report.words().shown();
        setUp(table, widths(columns));
        appendHead(table.addNewTr(), heads(report.words()), widths(columns));
        LedgerRow above = null;
        for (var row : report.ledger()) {
            appendRow(table.addNewTr(), shortened(row, above), columns);
            above = row;
        }
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

    /** Adds the 溯源表 at the end of the document. */
    static void appendTraces(XWPFDocument document, List<TraceRow> traces) {
        var table = document.createTable().getCTTbl();
        table.removeTr(0);
        setUp(table, TraceRow.WIDTHS);
        appendHead(table.addNewTr(), TraceRow.HEADS, TraceRow.WIDTHS);
        for (var trace : traces) {
            var row = table.addNewTr();
            row.addNewTrPr().addNewCantSplit();
            var cells = trace.cells();
            for (int c = 0; c < cells.size(); c++) {
                appendCell(row, TraceRow.WIDTHS.get(c), c == 0 ? "LedgerCentre" : "LedgerText", cells.get(c));
            }
        }
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

    private static void setUp(CTTbl table, List<Integer> widths) {
        var properties = table.getTblPr();
        properties.unsetTblBorders();
        properties.addNewTblStyle().setVal("Ledger");
        properties.getTblW().setType(STTblWidth.DXA);
        properties.getTblW().setW(WIDTH);
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        var grid = table.addNewTblGrid();
        widths.forEach(width -> grid.addNewGridCol().setW(BigInteger.valueOf(width)));
    }

    private static void appendHead(CTRow row, List<String> heads, List<Integer> widths) {
        var properties = row.addNewTrPr();
        properties.addNewTblHeader();
        properties.addNewCantSplit();
        for (int c = 0; c < heads.size(); c++) {
            appendCell(row, widths.get(c), "LedgerHead", heads.get(c));
        }
    }

    private static void appendRow(CTRow row, LedgerRow line, List<LedgerColumn> columns) {
        if (lines(line, columns) <= SHORT) {
            row.addNewTrPr().addNewCantSplit();
        }
        for (var column : columns) {
            var width = width(column, columns);
            appendCell(row, width, isCentred(column) ? "LedgerCentre" : "LedgerText", shown(column, line));
        }
    }

    private static int lines(LedgerRow row, List<LedgerColumn> columns) {
        return columns.stream()
                .mapToInt(column -> TextSize.lines(column.of(row), (width(column, columns) - EDGES) / CHARACTER))
                .max()
                .orElse(0);
    }

    private static void appendCell(CTRow row, int width, String style, String text) {
        var cell = row.addNewTc();
        var properties = cell.addNewTcPr();
        properties.addNewTcW().setType(STTblWidth.DXA);
        properties.getTcW().setW(width);
        if (!style.equals("LedgerText")) {
            properties.addNewVAlign().setVal(STVerticalJc.CENTER);
        }
        DocxText.set(cell.addNewP(), style, text);
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
