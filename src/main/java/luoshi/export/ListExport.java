package luoshi.export;

import java.util.List;
import java.util.Map;

/**
 * A list as it stands on the page, ready to become a file.
 *
 * @param title what the list is called
 * @param headings the heads of the columns
 * @param kinds which columns, from 0, hold numbers, days or shares; every other one holds text
 * @param rows the rows, each with one text per column
 * @param facts what the file says beside it, the XLSX on its first sheet and the CSV at its end: filter, time, person, rows
 */
public record ListExport(
        String title, List<String> headings, Map<Integer, CellKind> kinds, Lines<List<String>> rows, Facts facts) {

    /** A label and its value. */
    public record Fact(String label, String value) {}

    /** What a file says of itself once its rows are counted. */
    @FunctionalInterface
    public interface Facts {

        /**
         * What the file says.
         *
         * @param rows how many rows it holds
         * @param cut whether the list goes on where the file ends
         */
        List<Fact> of(int rows, boolean cut);
    }
}
