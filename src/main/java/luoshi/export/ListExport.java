package luoshi.export;

import java.util.List;

/**
 * A list as it stands on the page, ready to become a file.
 *
 * @param title what the list is called
 * @param facts what the first sheet of the XLSX says beside it, label and value: filter, time, person
 * @param headings the heads of the columns
 * @param rows the rows, each with one text per column
 */
public record ListExport(String title, List<Fact> facts, List<String> headings, List<List<String>> rows) {

    /** A label and its value. */
    public record Fact(String label, String value) {}
}
