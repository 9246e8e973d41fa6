package luoshi.help;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import luoshi.WebTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;

/** One table of words feeds pages, files and manual. */
@WebTest
class GlossaryTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path TERMS = MESSAGES.resolve("terms.properties");
    private static final Pattern REFERENCE = Pattern.compile("\\{(term\\.[\\w.-]+)}");

    @Autowired
    private MessageSource messages;

    @Test
    void showsTheWordWhereATextNamesIt() {
        assertThat(messages.getMessage("progress.date.due", null, Locale.SIMPLIFIED_CHINESE))
                .isEqualTo("填报截止")
                .isEqualTo(texts(TERMS).get("term.date.due"));
    }

    @Test
    void everyWordThatATextNamesIsInTheTable() {
        var terms = texts(TERMS);
        others().forEach((key, text) -> assertThat(REFERENCE.matcher(text).results())
                .as(key)
                .allMatch(reference -> terms.containsKey(reference.group(1))));
    }

    @Test
    void noTextRepeatsAWordThatTheTableHas() {
        var words = words();
        assertThat(others().entrySet())
                .filteredOn(text -> words.containsValue(text.getValue()))
                .isEmpty();
    }

    @Test
    void everyWordHasAMeaning() {
        var terms = texts(TERMS);
        assertThat(words().keySet())
                .allSatisfy(
                        key -> assertThat(terms.get(key + ".meaning")).as(key).isNotBlank());
    }

    private static Map<String, String> words() {
        return texts(TERMS).entrySet().stream()
                .filter(term -> !term.getKey().endsWith(".meaning"))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<String, String> others() {
        var all = new TreeMap<String, String>();
        try (var files = Files.list(MESSAGES)) {
            files.filter(file -> !file.equals(TERMS)).forEach(file -> all.putAll(texts(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    private static Map<String, String> texts(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("=") && !line.startsWith("#"))
                    .map(line -> line.split("=", 2))
                    .collect(toMap(pair -> pair[0], pair -> pair[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
