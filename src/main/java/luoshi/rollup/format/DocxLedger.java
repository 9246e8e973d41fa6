package luoshi.rollup.format;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTTbl;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblLayoutType;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STTblWidth;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STVerticalJc;

/** The ledger as the table of the annex; its head stands on every page. */
final class DocxLedger {

    /** The text area turned sideways, 225 mm in twips. */
    private static final int WIDTH = 12756;

    private static final LedgerColumn[] COLUMNS = LedgerColumn.values();

    private DocxLedger() {}

    /** Adds the table at the end of the document. */
    static void appendTo(XWPFDocument document, List<LedgerRow> rows) {
        var table = document.createTable().getCTTbl();
        table.removeTr(0);
        setUp(table);
        appendHead(table.addNewTr());
        rows.forEach(row -> appendRow(table.addNewTr(), row));
    }

    private static void setUp(CTTbl table) {
        var properties = table.getTblPr();
        if (properties.isSetTblBorders()) {
            properties.unsetTblBorders();
        }
        properties.addNewTblStyle().setVal("Ledger");
        properties.getTblW().setType(STTblWidth.DXA);
        properties.getTblW().setW(WIDTH);
        properties.addNewTblLayout().setType(STTblLayoutType.FIXED);
        var grid = table.getTblGrid() == null ? table.addNewTblGrid() : table.getTblGrid();
        while (grid.sizeOfGridColArray() > 0) {
            grid.removeGridCol(0);
        }
        for (var column : COLUMNS) {
            grid.addNewGridCol().setW(BigInteger.valueOf(width(column)));
        }
    }

    private static void appendHead(CTRow row) {
        row.addNewTrPr().addNewTblHeader();
        row.getTrPr().addNewCantSplit();
        for (var column : COLUMNS) {
            appendCell(row, column, "LedgerHead", column.heading());
        }
    }

    private static void appendRow(CTRow row, LedgerRow line) {
        for (var column : COLUMNS) {
            switch (column) {
                case NUMBER, STATUS, REVIEW -> appendCell(row, column, "LedgerCentre", column.of(line));
                // The year on a line of its own, or the narrow column breaks the date between figure and 月.
                case UPDATED ->
                    appendCell(row, column, "LedgerCentre", column.of(line).replaceFirst("年", "年\n"));
                default -> appendCell(row, column, "LedgerText", column.of(line));
            }
        }
    }

    private static void appendCell(CTRow row, LedgerColumn column, String style, String text) {
        var cell = row.addNewTc();
        var properties = cell.addNewTcPr();
        properties.addNewTcW().setType(STTblWidth.DXA);
        properties.getTcW().setW(width(column));
        if (!style.equals("LedgerText")) {
            properties.addNewVAlign().setVal(STVerticalJc.CENTER);
        }
        DocxText.set(cell.addNewP(), style, text);
    }

    /** The column's share of the page, with two characters for the space at the edges. */
    private static int width(LedgerColumn column) {
        return WIDTH * (column.width() + 2) / SHARES;
    }

    private static final int SHARES =
            Arrays.stream(COLUMNS).mapToInt(column -> column.width() + 2).sum();
}
