package luoshi.progress;

import java.util.List;

/**
 * Why an entry goes back to its author.
 *
 * @param category the class of the reason
 * @param text the reason in words, never blank
 * @param fields the names of the fields it is about; may be empty
 */
record ReturnReason(ReturnCategory category, String text, List<String> fields) {}
