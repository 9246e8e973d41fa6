package luoshi.web;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every text on a page comes from the messages, and the messages hold nothing else. */
class MessagesTests {

    private static final Path JAVA = Path.of("src/main/java");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Path RESOURCES = Path.of("src/main/resources");

    private static final String KEY = "[a-zA-Z][\\w-]*(?:\\.[\\w-]+)+";

    /** {@code #{key}} in a template, {@code "{key}"} of a constraint, and the flash messages of controllers. */
    private static final Pattern MENTIONED = Pattern.compile(
            "#\\{(" + KEY + ")[})(]" + "|\"\\{(" + KEY + ")}\"" + "|\"(?:notice|problem)\",\\s*\"(" + KEY + ")\"");

    /** {@code typeMismatch.int}, {@code Size.form.progress}: looked up by Spring when a form is wrong. */
    private static final Pattern MESSAGE_CODE_OF_SPRING = Pattern.compile("typeMismatch\\b|[A-Z]\\w+\\.");

    private static final String MESSAGE_OF_VALIDATION = "jakarta.validation.";

    private static final String SOURCES = Stream.concat(files(JAVA, ".java"), files(TEMPLATES, ".html"))
            .map(MessagesTests::read)
            .collect(joining("\n"));

    private static final Set<String> NAMED = all("(?<![\\w.-])(" + KEY + ")");
    private static final Set<String> BEGUN = all("(?<![\\w.-])([a-zA-Z][\\w.-]*\\.)[\"'$|%]");

    @Test
    void everyMessageThatIsMentionedExists() {
        var keys = messageFiles().flatMap(file -> keysOf(file).stream()).toList();
        assertThat(mentioned()).isNotEmpty().isSubsetOf(keys);
    }

    @ParameterizedTest
    @MethodSource("messageFiles")
    void everyMessageIsUsed(Path file) {
        assertThat(keysOf(file))
                .allSatisfy(key -> assertThat(isUsed(key)).as(key).isTrue());
    }

    @ParameterizedTest
    @MethodSource("messageFiles")
    void messagesAreSortedByKeyAndStandOnce(Path file) {
        var keys = keysOf(file);
        assertThat(keys).isSorted().doesNotHaveDuplicates();
    }

    /** In a template an attribute or an element that shows Chinese of its own is a sample beside a th: attribute. */
    @Test
    void noTemplateShowsTextOfItsOwn() {
        var chinese = Pattern.compile("<(\\w+)((?:[^<>\"]|\"[^\"]*\")*)>[^<]*\\p{IsHan}");
        var found = new ArrayList<String>();
        files(TEMPLATES, ".html").forEach(file -> {
            var tags = chinese.matcher(read(file));
            while (tags.find()) {
                if (!tags.group(2).contains("th:text")
                        && !tags.group(2).contains("th:replace")
                        && !tags.group(2).contains("th:errors")) {
                    found.add(file.getFileName() + ": " + tags.group());
                }
            }
        });
        assertThat(found).isEmpty();
    }

    /** The content security policy would silently drop them, and unescaped text would be a hole. */
    @Test
    void noTemplateCarriesScriptStyleOrUnescapedText() {
        var forbidden = Pattern.compile("th:utext|\\[\\(|\\s(?:th:)?style=|\\son\\w+=|<style|<script(?![^>]*src=)");
        assertThat(files(TEMPLATES, ".html"))
                .allSatisfy(file -> assertThat(read(file)).as(file.toString()).doesNotContainPattern(forbidden));
    }

    static Stream<Path> messageFiles() {
        return files(RESOURCES, ".properties").filter(file -> file.toString().contains("messages"));
    }

    /** Named as it stands, or put together at run time behind one of its own beginnings, as in "web.light." + name. */
    private static boolean isUsed(String key) {
        return MESSAGE_CODE_OF_SPRING.matcher(key).lookingAt()
                || NAMED.contains(key)
                || beginningsOf(key).anyMatch(BEGUN::contains);
    }

    private static Stream<String> beginningsOf(String key) {
        return IntStream.range(1, key.length())
                .filter(end -> key.charAt(end - 1) == '.')
                .mapToObj(end -> key.substring(0, end));
    }

    private static Set<String> all(String pattern) {
        return Pattern.compile(pattern)
                .matcher(SOURCES)
                .results()
                .map(match -> match.group(1))
                .collect(toCollection(HashSet::new));
    }

    private static Set<String> mentioned() {
        return MENTIONED
                .matcher(SOURCES)
                .results()
                .map(match -> Stream.of(1, 2, 3)
                        .map(match::group)
                        .filter(key -> key != null)
                        .findFirst()
                        .orElseThrow())
                .filter(key -> !key.startsWith(MESSAGE_OF_VALIDATION))
                .collect(toCollection(TreeSet::new));
    }

    private static List<String> keysOf(Path file) {
        return read(file)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .toList();
    }

    private static Stream<Path> files(Path folder, String ending) {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().endsWith(ending)).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)<!--.*?-->", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
