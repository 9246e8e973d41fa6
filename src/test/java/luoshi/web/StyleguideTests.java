package luoshi.web;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.thymeleaf.spring6.util.SpringStandardExpressionUtils;

/** The style guide shows every component, drawn by the fragments that the pages use. */
class StyleguideTests {

    private static final Path CSS = Path.of("src/main/resources/static/css");
    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final String GUIDE = "web/styleguide.html";

    /** The frame around every page, the guide's included; paper; what a single page needs; and the guide's own. */
    private static final Set<String> NO_COMPONENTS = Set.of("layout", "print", "pages", "styleguide");

    /**
     * What a page hides in its forms is nothing to look at, a form that is kept while it is typed would be kept in the guide
     * too, and one box of saved views looks like the other.
     */
    private static final Set<String> LEFT_OUT = Set.of(
            "fragments/form :: submitKey",
            "fragments/typed :: kept",
            "fragments/typed :: discard",
            "fragments/views :: box");

    private static final Pattern FRAGMENT = Pattern.compile("th:fragment=\"([\\w-]+)");
    private static final Pattern USE = Pattern.compile("~\\{([\\w/-]+) :: ([\\w-]+)");

    private static final Pattern REPLACED = Pattern.compile("th:replace=\"(~\\{[^\"]*)\"");

    private static final Map<String, String> PAGES = templates();

    @Test
    void everyComponentHasASectionOfItsOwn() throws IOException {
        try (var files = Files.list(CSS)) {
            var components = files.map(file -> file.getFileName().toString().replace(".css", ""))
                    .filter(name -> !NO_COMPONENTS.contains(name))
                    .collect(toCollection(TreeSet::new));
            var shown = Pattern.compile("data-component=\"([^\"]*)\"")
                    .matcher(PAGES.get(GUIDE))
                    .results()
                    .flatMap(match -> List.of(match.group(1).split(" ")).stream())
                    .toList();

            assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(components);
        }
    }

    @Test
    void everyComponentIsPartOfEveryPage() throws IOException {
        try (var files = Files.list(CSS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .filteredOn(name -> !name.equals("styleguide.css"))
                    .allSatisfy(name -> assertThat(PAGES.get("layout.html")).contains("@{/css/" + name + "}"));
        }
    }

    @Test
    void everyCommonFragmentIsDrawn() {
        var drawn = new TreeSet<String>();
        var ahead = new ArrayDeque<>(List.of(GUIDE, "layout.html"));
        while (!ahead.isEmpty()) {
            for (var use : uses(PAGES.get(ahead.remove()))) {
                if (drawn.add(use)) {
                    ahead.add(use.replaceFirst(" :: .*", ".html"));
                }
            }
        }

        assertThat(commonFragments())
                .filteredOn(fragment -> !LEFT_OUT.contains(fragment))
                .isNotEmpty()
                .isSubsetOf(drawn);
    }

    @Test
    void everyCommonFragmentIsUsedByAPage() {
        var used = new TreeSet<String>();
        PAGES.forEach((name, text) -> {
            if (!name.equals(GUIDE)) {
                used.addAll(uses(text));
            }
        });

        assertThat(commonFragments()).isSubsetOf(used);
    }

    /** Thymeleaf refuses to ask a bean inside a fragment expression, and only when the page is drawn. */
    @Test
    void noFragmentIsHandedWhatABeanSays() {
        var inside = Pattern.compile("\\$\\{([^{}]*)}");
        assertThat(PAGES.values().stream()
                        .flatMap(page -> REPLACED.matcher(page).results())
                        .flatMap(use -> inside.matcher(use.group(1)).results())
                        .map(expression -> expression.group(1)))
                .isNotEmpty()
                .noneMatch(SpringStandardExpressionUtils::containsExternalAccess);
    }

    /** What makes up a component is written in one place; whoever needs the component takes the fragment. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "attachment",
                "chart",
                "compare",
                "difference",
                "empty",
                "hits",
                "inbox",
                "integration",
                "light",
                "merge",
                "parts",
                "sentence",
                "shared-title",
                "sides",
                "tasks",
                "timeline",
                "toast-text",
                "writing-last"
            })
    void onlyOneFragmentWrites(String component) {
        var written = Pattern.compile("class=\"" + component + "[\" ]");
        assertThat(PAGES.entrySet())
                .filteredOn(page -> written.matcher(page.getValue()).find())
                .extracting(Map.Entry::getKey)
                .hasSize(1)
                .doesNotContain(GUIDE);
    }

    private static Set<String> commonFragments() {
        var fragments = new TreeSet<String>();
        PAGES.forEach((name, text) -> {
            if (name.startsWith("fragments/")) {
                FRAGMENT.matcher(text)
                        .results()
                        .forEach(match -> fragments.add(name.replace(".html", "") + " :: " + match.group(1)));
            }
        });
        return fragments;
    }

    private static Set<String> uses(String text) {
        return USE.matcher(text)
                .results()
                .map(match -> match.group(1) + " :: " + match.group(2))
                .collect(toCollection(TreeSet::new));
    }

    private static Map<String, String> templates() {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile)
                    .collect(toMap(
                            file -> TEMPLATES.relativize(file).toString(),
                            StyleguideTests::read,
                            (one, other) -> one,
                            TreeMap::new));
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
