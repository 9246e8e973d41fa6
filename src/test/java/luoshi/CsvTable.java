package luoshi;

/** The table of a list in CSV, which ends at the empty line; what the file says of itself stands behind it. */
public final class CsvTable {

    private CsvTable() {}

    /** The heads and the rows. */
    public static String of(String file) {
        return file.substring(0, file.lastIndexOf("\r\n\r\n") + 2);
    }
}
