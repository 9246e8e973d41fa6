package luoshi.rollup.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import luoshi.rollup.format.TextLines.Line;

/** A table of the PDF's annexes, over as many sheets as it takes; its head stands on every one. */
final class PdfTable {

    private static final PdfType TEXT = new PdfType(9, false, 0, 12);
    private static final PdfType HEAD = new PdfType(9, true, 0, 12);
    private static final double EDGE_X = 2.5;
    private static final double EDGE_Y = 2;
    private static final double RULE = 0.5;
    private static final double OUTER = 1;

    /** A row of so many lines, about a third of a page, is not split between pages. */
    private static final int SHORT = 12;

    private final PdfSheets sheets;
    private final PdfSheets.Drawing nextSheet;
    private final List<String> heads;
    private final List<Boolean> middle;
    private final double[] edges;
    private final PdfElement table;
    private double top;
    private boolean fresh;

    /**
     * Begins a table.
     *
     * @param nextSheet ends the sheet and begins another one
     * @param widths of the columns, in twips
     * @param centred which columns stand in the middle
     * @param from how far below the upper edge of the 版心
     */
    PdfTable(
            PdfSheets sheets,
            PdfSheets.Drawing nextSheet,
            List<String> heads,
            List<Integer> widths,
            List<Boolean> centred,
            double from)
            throws IOException {
        this.sheets = sheets;
        this.nextSheet = nextSheet;
        this.heads = heads;
        this.middle = centred;
        this.edges = new double[widths.size() + 1];
        for (int c = 0; c < widths.size(); c++) {
            edges[c + 1] = edges[c] + widths.get(c) / 20.0;
        }
        this.table = sheets.element("Table", sheets.whole());
        this.top = from;
        head();
    }

    /** Adds a row. */
    void add(List<String> cells) throws IOException {
        var row = new Row("TD", cells, TEXT);
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
        row.end();
    }

    /** Ends the table. */
    void end() throws IOException {
        rule(top, OUTER);
    }

    private void head() throws IOException {
        var row = new Row("TH", heads, HEAD);
        rule(top, OUTER);
        draw(row, 0, row.lines());
        row.end();
        fresh = true;
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
        for (int c = 0; c < heads.size(); c++) {
            var cell = row.cells.get(c);
            var lines = cell.lines()
                    .subList(
                            Math.min(from, cell.lines().size()),
                            Math.min(from + count, cell.lines().size()));
            if (!lines.isEmpty()) {
                var column = c;
                var centred = row.isHead() || middle.get(c);
                var down = centred ? (count - lines.size()) * TEXT.pitch() / 2 : 0;
                sheets.marked(cell.element(), () -> draw(lines, column, centred, top + EDGE_Y + down, cell.type()));
            }
        }
        var bottom = top + height;
        sheets.artifact(() -> {
            for (var edge : edges) {
                sheets.rule(edge, top, edge, bottom, RULE);
            }
            sheets.rule(0, bottom, edges[heads.size()], bottom, RULE);
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
        sheets.artifact(() -> sheets.rule(0, y, edges[heads.size()], y, thick));
    }

    /** A row with its cells broken into lines. */
    private final class Row {

        private final String tag;
        private final PdfElement element;
        private final List<Cell> cells = new ArrayList<>();

        private Row(String tag, List<String> texts, PdfType type) throws IOException {
            this.tag = tag;
            this.element = sheets.element("TR", table);
            for (int c = 0; c < texts.size(); c++) {
                var width = edges[c + 1] - edges[c] - 2 * EDGE_X;
                var lines = TextLines.of(PdfReport.clean(texts.get(c)), one -> sheets.width(one, type), width, 0);
                cells.add(new Cell(sheets.element(tag, element), lines, type));
            }
        }

        private boolean isHead() {
            return tag.equals("TH");
        }

        private void end() throws IOException {
            for (var cell : cells) {
                sheets.end(cell.element());
            }
            sheets.end(element);
        }

        private int lines() {
            return cells.stream().mapToInt(cell -> cell.lines().size()).max().orElse(1);
        }
    }

    private record Cell(PdfElement element, List<Line> lines, PdfType type) {}
}
