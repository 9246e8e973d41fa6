package luoshi.rollup.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import luoshi.rollup.format.TextLines.Line;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.jspecify.annotations.Nullable;

/** The ledger as the table of the PDF's annex, with the columns of {@link DocxLedger}; its head stands on every sheet. */
final class PdfLedger {

    private static final PdfType TEXT = new PdfType(9, false, 0, 12);
    private static final PdfType HEAD = new PdfType(9, true, 0, 12);
    private static final double EDGE_X = 2.5;
    private static final double EDGE_Y = 2;
    private static final double RULE = 0.5;
    private static final double OUTER = 1;

    /** A row of so many lines, about a third of a page, is not split between pages. */
    private static final int SHORT = 12;

    private final PdfSheets sheets;
    private final ReportDocument report;
    private final PdfSheets.Drawing nextSheet;
    private final List<LedgerColumn> columns;
    private final double[] edges;
    private final PDStructureElement table;
    private double top;
    private boolean fresh;

    /** @param nextSheet ends the sheet and begins another one */
    PdfLedger(PdfSheets sheets, ReportDocument report, PdfSheets.Drawing nextSheet) {
        this.sheets = sheets;
        this.report = report;
        this.nextSheet = nextSheet;
        this.columns = report.words().shown();
        this.edges = new double[columns.size() + 1];
        for (int c = 0; c < columns.size(); c++) {
            edges[c + 1] = edges[c] + DocxLedger.width(columns.get(c), columns) / 20.0;
        }
        this.table = sheets.element("Table", sheets.whole());
    }

    /** Sets the table from that height on. */
    void set(double from) throws IOException {
        top = from;
        head();
        LedgerRow above = null;
        for (var row : report.ledger()) {
            set(row, above);
            above = row;
        }
        rule(top, OUTER);
    }

    private void head() throws IOException {
        var row = new Row("TH");
        for (var column : columns) {
            row.add(report.words().head(column).replace("（", "\n（"), HEAD);
        }
        rule(top, OUTER);
        draw(row, 0, row.lines());
        fresh = true;
    }

    private void set(LedgerRow line, @Nullable LedgerRow above) throws IOException {
        var shown = DocxLedger.shortened(line, above);
        var row = new Row("TD");
        for (var column : columns) {
            row.add(DocxLedger.shown(column, shown), TEXT);
        }
        var from = 0;
        while (from < row.lines()) {
            var room = (int) ((sheets.height() - top - 2 * EDGE_Y) / TEXT.pitch());
            var left = row.lines() - from;
            if (left <= room || fresh || row.lines() > SHORT && room >= 3) {
                var now = Math.min(left, Math.max(room, 1));
                draw(row, from, now);
                from += now;
            } else {
                turn();
            }
        }
    }

    private void turn() throws IOException {
        rule(top, OUTER);
        nextSheet.draw();
        top = 0;
        head();
    }

    /** Draws so many lines of the row, and the rules around them. */
    private void draw(Row row, int from, int count) throws IOException {
        var height = count * TEXT.pitch() + 2 * EDGE_Y;
        for (int c = 0; c < columns.size(); c++) {
            var cell = row.cells.get(c);
            var lines = cell.lines()
                    .subList(
                            Math.min(from, cell.lines().size()),
                            Math.min(from + count, cell.lines().size()));
            if (!lines.isEmpty()) {
                var column = c;
                var centred = row.isHead() || DocxLedger.isCentred(columns.get(c));
                var down = centred ? (count - lines.size()) * TEXT.pitch() / 2 : 0;
                sheets.marked(cell.element(), () -> draw(lines, column, centred, top + EDGE_Y + down, cell.type()));
            }
        }
        var bottom = top + height;
        sheets.artifact(() -> {
            for (var edge : edges) {
                sheets.rule(edge, top, edge, bottom, RULE);
            }
            sheets.rule(0, bottom, edges[columns.size()], bottom, RULE);
        });
        top = bottom;
        fresh = false;
    }

    private void draw(List<Line> lines, int column, boolean centred, double from, PdfType type) throws IOException {
        var width = edges[column + 1] - edges[column];
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var x = edges[column] + (centred ? (width - line.width()) / 2 : EDGE_X);
            sheets.show(line.text(), x, from + i * type.pitch() + type.baseline(), type, 0);
        }
    }

    private void rule(double y, double thick) throws IOException {
        sheets.artifact(() -> sheets.rule(0, y, edges[columns.size()], y, thick));
    }

    /** A row with its cells broken into lines. */
    private final class Row {

        private final String tag;
        private final PDStructureElement element;
        private final List<Cell> cells = new ArrayList<>();

        private Row(String tag) {
            this.tag = tag;
            this.element = sheets.element("TR", table);
        }

        private void add(String text, PdfType type) throws IOException {
            var column = cells.size();
            var width = edges[column + 1] - edges[column] - 2 * EDGE_X;
            var lines = TextLines.of(PdfReport.clean(text), c -> sheets.width(c, type), width, 0);
            cells.add(new Cell(sheets.element(tag, element), lines, type));
        }

        private boolean isHead() {
            return tag.equals("TH");
        }

        private int lines() {
            return cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(1);
        }
    }

    private record Cell(PDStructureElement element, List<Line> lines, PdfType type) {}
}
