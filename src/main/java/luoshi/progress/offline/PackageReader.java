package luoshi.progress.offline;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import luoshi.progress.offline.ReadPackage.ReadCell;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.jspecify.annotations.Nullable;

/**
 * Reads a package back, whichever program has saved it. Nothing is computed: a formula is a mistake. What is not to be
 * changed must be as it was written.
 */
public final class PackageReader {

    /** Digits that a number of a spreadsheet really has. */
    private static final MathContext EXACT = new MathContext(15);

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final List<String> sealed = new ArrayList<>();
    private final Map<String, ReadCell> cells = new LinkedHashMap<>();

    private PackageReader() {}

    /**
     * Reads the file.
     *
     * @param secret what the installation alone knows
     * @throws UnreadablePackage if it is no package of this installation, or not a whole one
     */
    public static ReadPackage read(byte[] file, String secret) {
        SafeArchive.check(file);
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return new PackageReader().read(workbook, secret);
        } catch (UnreadablePackage refused) {
            throw refused;
        } catch (IOException | RuntimeException damaged) {
            throw new UnreadablePackage("no-xlsx");
        }
    }

    private ReadPackage read(XSSFWorkbook workbook, String secret) {
        var technical = technical(workbook);
        refuseOtherFormats(technical.facts);
        texts(sheet(workbook, Layout.TEXTS));
        if (workbook.getSheet(Layout.FIGURES) != null) {
            figures(sheet(workbook, Layout.FIGURES), technical.fields());
        }
        if (workbook.getSheet(Layout.REMARKS) != null) {
            remarks(sheet(workbook, Layout.REMARKS));
        }
        if (!isSealed(technical.facts.getOrDefault("seal", ""), secret)
                || !cells.keySet().equals(technical.originals.keySet())) {
            throw new UnreadablePackage("seal");
        }
        return new ReadPackage(
                UUID.fromString(technical.facts.get("id")),
                Long.parseLong(technical.facts.get("unit")),
                technical.facts.get("quarter"),
                technical.revisions,
                technical.versions,
                technical.originals,
                cells);
    }

    private Technical technical(XSSFWorkbook workbook) {
        var technical =
                new Technical(new HashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        var sheet = workbook.getSheet(Layout.TECHNICAL);
        if (sheet == null) {
            throw new UnreadablePackage("foreign");
        }
        for (var row : sheet) {
            var kind = text(row, 0);
            switch (kind) {
                case "entry" -> {
                    technical.revisions.put(text(row, 1), Integer.parseInt(text(row, 2)));
                    // Packages made before it was noted do not say how often the entry had been handed on.
                    if (!text(row, 3).isEmpty()) {
                        technical.versions.put(text(row, 1), Integer.parseInt(text(row, 3)));
                    }
                }
                case "original" -> technical.originals.put(text(row, 1), text(row, 2));
                default -> technical.facts.put(kind, text(row, 1));
            }
            if (!kind.equals("seal") && !kind.isEmpty()) {
                sealed.add(kind + "\t" + text(row, 1) + further(row, 2) + further(row, 3));
            }
        }
        return technical;
    }

    private static String further(Row row, int column) {
        var text = text(row, column);
        return text.isEmpty() ? "" : "\t" + text;
    }

    private static void refuseOtherFormats(Map<String, String> facts) {
        if (!Layout.FORMAT.equals(facts.get("format"))) {
            throw new UnreadablePackage("foreign");
        }
        if (!Layout.VERSION.equals(facts.get("version"))) {
            throw new UnreadablePackage("format");
        }
    }

    private static Sheet sheet(XSSFWorkbook workbook, String name) {
        var sheet = workbook.getSheet(name);
        if (sheet == null) {
            throw new UnreadablePackage("seal");
        }
        return sheet;
    }

    private void texts(Sheet sheet) {
        for (var row : sheet) {
            var key = text(row, Layout.KEY);
            if (!key.isEmpty()) {
                sealed.add(key + "\t" + text(row, Layout.LABEL));
                if (key.contains(".")) {
                    put(key, cell(sheet, row, Layout.CONTENT, ""));
                }
            }
        }
    }

    private void figures(Sheet sheet, List<String> fields) {
        for (var row : sheet) {
            var key = text(row, Layout.KEY);
            if (!key.isEmpty()) {
                sealed.add(line(row, key, Layout.VALUES));
                for (int i = 0; i < fields.size(); i++) {
                    put(key + "." + fields.get(i), cell(sheet, row, Layout.VALUES + i, fields.get(i)));
                }
            }
        }
    }

    /** Packages made before there was such a sheet have none, and no fields on it. */
    private void remarks(Sheet sheet) {
        for (var row : sheet) {
            var key = text(row, Layout.KEY);
            if (!key.isEmpty()) {
                sealed.add(line(row, key, Layout.ANSWER));
                put(key, cell(sheet, row, Layout.ANSWER, ""));
            }
        }
    }

    /** What is not to be changed of a row: from the first column behind the key. */
    private static String line(Row row, String key, int until) {
        var line = new StringBuilder(key);
        for (int c = Layout.FACTS; c < until; c++) {
            line.append('\t').append(text(row, c));
        }
        return line.toString();
    }

    private void put(String key, ReadCell cell) {
        if (cells.put(key, cell) != null) {
            throw new UnreadablePackage("seal");
        }
    }

    private boolean isSealed(String seal, String secret) {
        return MessageDigest.isEqual(
                seal.getBytes(StandardCharsets.UTF_8), Seal.over(sealed, secret).getBytes(StandardCharsets.UTF_8));
    }

    private static ReadCell cell(Sheet sheet, Row row, int column, String field) {
        var cell = row.getCell(column);
        var place = sheet.getSheetName() + "!" + (char) ('A' + column) + (row.getRowNum() + 1);
        if (cell == null) {
            return new ReadCell(place, "", null);
        }
        return switch (cell.getCellType()) {
            case FORMULA -> new ReadCell(place, "", "progress.package.cell.formula");
            case ERROR -> new ReadCell(place, "", "progress.package.cell.error");
            case NUMERIC -> new ReadCell(place, number(cell, field), null);
            case BOOLEAN -> new ReadCell(place, cell.getBooleanCellValue() ? "是" : "否", null);
            default -> new ReadCell(place, written(cell, field), null);
        };
    }

    private static String number(Cell cell, String field) {
        var isDay = field.equals(Layout.AS_OF) || DateUtil.isCellDateFormatted(cell);
        if (isDay && DateUtil.isValidExcelDate(cell.getNumericCellValue())) {
            return cell.getLocalDateTimeCellValue().toLocalDate().toString();
        }
        var number = new BigDecimal(cell.getNumericCellValue(), EXACT);
        var format = cell.getCellStyle().getDataFormatString();
        var shown = format != null && format.contains("%") ? number.multiply(HUNDRED) : number;
        return shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
    }

    private static String written(Cell cell, String field) {
        var text = Layout.plain(cell.getStringCellValue());
        return switch (field) {
            case Layout.AS_OF -> Layout.date(text).map(Object::toString).orElse(text);
            case Layout.AMOUNT -> amount(text);
            default -> text;
        };
    }

    /** Without the marks between thousands and needless zeros; what is no number stays as it is. */
    private static String amount(String text) {
        try {
            var number = new BigDecimal(text.replace(",", "").replace("，", ""));
            return number.precision() > 40 || Math.abs((long) number.scale()) > 20
                    ? text
                    : number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        } catch (NumberFormatException e) {
            return text;
        }
    }

    private static String text(Row row, int column) {
        var cell = row.getCell(column);
        return cell == null ? "" : cell.getCellType() == CellType.STRING ? cell.getStringCellValue() : number(cell);
    }

    private static String number(@Nullable Cell cell) {
        return cell == null || cell.getCellType() != CellType.NUMERIC
                ? ""
                : new BigDecimal(cell.getNumericCellValue(), EXACT)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** What the hidden sheet says. */
    private record Technical(
            Map<String, String> facts,
            Map<String, Integer> revisions,
            Map<String, Integer> versions,
            Map<String, String> originals) {

        /** The fields of an indicator, in the order of their columns. */
        List<String> fields() {
            return originals.keySet().stream()
                    .filter(key -> key.chars().filter(c -> c == '.').count() == 2)
                    .map(key -> key.substring(key.lastIndexOf('.') + 1))
                    .distinct()
                    .toList();
        }
    }
}
