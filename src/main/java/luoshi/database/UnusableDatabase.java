package luoshi.database;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** The program's own database cannot be used; the message is a sentence for whoever starts the program. */
final class UnusableDatabase extends RuntimeException {

    UnusableDatabase(String problem, Object... details) {
        super(sentence(problem, details));
    }

    private static String sentence(String problem, Object... details) {
        var sentences = ResourceBundle.getBundle("messages.database", Locale.ROOT);
        return new MessageFormat(sentences.getString("database." + problem), Locale.ROOT).format(details);
    }
}
