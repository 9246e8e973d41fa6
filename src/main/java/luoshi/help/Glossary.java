package luoshi.help;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * The words of the program with what they mean. The one table of them is {@code messages/terms.properties}: pages,
 * reports and exports take the words from it, this page their meanings.
 */
@Component
class Glossary {

    private static final String MEANING = ".meaning";

    /** The groups in the order of the work, each the beginning of its keys. */
    private static final List<String> GROUPS =
            List.of("document", "date", "count", "field", "entry", "status", "assessment", "report", "role");

    private final List<Group> groups;

    Glossary() {
        var table = ResourceBundle.getBundle("messages.terms", Locale.ROOT);
        groups =
                GROUPS.stream().map(name -> new Group(name, terms(table, name))).toList();
    }

    /** All words, by group. */
    List<Group> groups() {
        return groups;
    }

    private static List<Term> terms(ResourceBundle table, String group) {
        return Collections.list(table.getKeys()).stream()
                .filter(key -> key.startsWith("term." + group + ".") && key.endsWith(MEANING))
                .sorted()
                .map(key -> new Term(key.substring(0, key.length() - MEANING.length()), key))
                .toList();
    }

    /** Words that belong together. */
    record Group(String name, List<Term> terms) {

        /** The message key of its name. */
        public String key() {
            return "help.glossary." + name;
        }
    }

    /** A word and its meaning, by their message keys. */
    record Term(String key, String meaningKey) {}
}
