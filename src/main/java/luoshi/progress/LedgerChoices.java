package luoshi.progress;

import java.util.List;

/**
 * What the ledger can be filtered by.
 *
 * @param chapters by number, in the order of the document
 * @param units by code, in the official order
 */
public record LedgerChoices(List<Choice> chapters, List<Choice> units) {

    /** A code and its name. */
    public record Choice(String code, String name) {}
}
