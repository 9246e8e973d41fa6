package luoshi.rollup.format;

import luoshi.export.Csv;

/** The ledger as CSV, with the columns of the screen. */
public final class CsvLedger {

    private CsvLedger() {}

    /** The bytes of the CSV: a line of headings, then one per row. */
    public static byte[] write(ReportDocument report) {
        return Csv.write(
                report.words().columns(),
                report.ledger().stream()
                        .map(row -> report.words().shown().stream()
                                .map(column -> column.of(row))
                                .toList())
                        .toList());
    }
}
