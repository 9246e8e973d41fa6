package luoshi.progress.offline;

import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.FillPatternType;
import org.apache.poi.ss.usermodel.HorizontalAlignment;
import org.apache.poi.ss.usermodel.IndexedColors;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** How the cells of a package look: pale yellow where one writes, white where one does not. */
record Styles(
        CellStyle title,
        CellStyle guide,
        CellStyle head,
        CellStyle heading,
        CellStyle label,
        CellStyle hint,
        CellStyle open,
        CellStyle number,
        CellStyle day,
        CellStyle fixed,
        CellStyle fixedDay) {

    private static final String FONT = "宋体";
    private static final short SIZE = 11;
    private static final short TITLE_SIZE = 16;
    private static final String AS_TEXT = "@";
    private static final String AS_DAY = "yyyy\"年\"m\"月\"d\"日\"";

    Styles(XSSFWorkbook workbook) {
        this(
                title(workbook),
                plain(workbook, false),
                bold(framed(workbook, IndexedColors.GREY_25_PERCENT, AS_TEXT), workbook),
                bold(framed(workbook, IndexedColors.PALE_BLUE, AS_TEXT), workbook),
                bold(framed(workbook, IndexedColors.WHITE, AS_TEXT), workbook),
                small(framed(workbook, IndexedColors.WHITE, AS_TEXT), workbook),
                unlocked(framed(workbook, IndexedColors.LEMON_CHIFFON, AS_TEXT)),
                unlocked(framed(workbook, IndexedColors.LEMON_CHIFFON, "General")),
                unlocked(framed(workbook, IndexedColors.LEMON_CHIFFON, AS_DAY)),
                framed(workbook, IndexedColors.WHITE, AS_TEXT),
                framed(workbook, IndexedColors.WHITE, AS_DAY));
    }

    private static CellStyle title(XSSFWorkbook workbook) {
        var style = plain(workbook, true);
        style.setAlignment(HorizontalAlignment.CENTER);
        return style;
    }

    private static CellStyle plain(XSSFWorkbook workbook, boolean large) {
        var style = workbook.createCellStyle();
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(large ? TITLE_SIZE : SIZE);
        font.setBold(large);
        style.setFont(font);
        style.setWrapText(true);
        style.setVerticalAlignment(VerticalAlignment.TOP);
        return style;
    }

    private static CellStyle framed(XSSFWorkbook workbook, IndexedColors fill, String format) {
        var style = plain(workbook, false);
        style.setBorderTop(BorderStyle.THIN);
        style.setBorderBottom(BorderStyle.THIN);
        style.setBorderLeft(BorderStyle.THIN);
        style.setBorderRight(BorderStyle.THIN);
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        if (fill != IndexedColors.WHITE) {
            style.setFillForegroundColor(fill.getIndex());
            style.setFillPattern(FillPatternType.SOLID_FOREGROUND);
        }
        return style;
    }

    private static CellStyle bold(CellStyle style, XSSFWorkbook workbook) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints(SIZE);
        font.setBold(true);
        style.setFont(font);
        style.setVerticalAlignment(VerticalAlignment.CENTER);
        return style;
    }

    private static CellStyle small(CellStyle style, XSSFWorkbook workbook) {
        var font = workbook.createFont();
        font.setFontName(FONT);
        font.setFontHeightInPoints((short) (SIZE - 2));
        font.setColor(IndexedColors.GREY_80_PERCENT.getIndex());
        style.setFont(font);
        return style;
    }

    private static CellStyle unlocked(CellStyle style) {
        style.setLocked(false);
        return style;
    }
}
