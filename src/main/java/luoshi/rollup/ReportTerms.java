package luoshi.rollup;

import java.util.Arrays;
import java.util.stream.IntStream;
import luoshi.export.Exports;
import luoshi.rollup.format.LedgerColumn;
import luoshi.rollup.format.ReportWords;
import org.springframework.stereotype.Component;

/** The words that reports take from the table of the glossary, as it has them today. */
@Component
class ReportTerms {

    private static final int PARTS = 4;

    private final Exports exports;

    ReportTerms(Exports exports) {
        this.exports = exports;
    }

    /** The word, by its key in the table without the beginning {@code term.}. */
    String word(String key) {
        return exports.say("term." + key);
    }

    /** What the files of a report that is compiled now add to its text. */
    ReportWords words() {
        return new ReportWords(
                Arrays.stream(LedgerColumn.values())
                        .map(column -> exports.say("rollup.column." + column.name()))
                        .toList(),
                IntStream.rangeClosed(1, PARTS)
                        .mapToObj(part -> exports.say("rollup.part." + part))
                        .toList());
    }
}
