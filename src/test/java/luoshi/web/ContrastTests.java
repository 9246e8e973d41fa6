package luoshi.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every ink of {@code tokens.css} is readable on the grounds that its comment names, as WCAG 2 AA measures it. */
class ContrastTests {

    private static final Path TOKENS = Path.of("src/main/resources/static/css/tokens.css");
    private static final Pattern COLOUR = Pattern.compile("--([\\w-]+): (#\\p{XDigit}+);");
    private static final Pattern PAIRING =
            Pattern.compile("--([\\w-]+): #\\p{XDigit}+; /\\* (3:1 )?on ([\\w -]+?) \\*/");

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("pairs")
    void isReadable(String ink, String ground, double least) throws IOException {
        assertThat(contrast(colours(false), ink, ground)).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("pairs")
    void isReadableForWhoeverAsksForMore(String ink, String ground, double least) throws IOException {
        assertThat(contrast(colours(true), ink, ground)).isGreaterThanOrEqualTo(least == 3 ? 3 : 7);
    }

    static Stream<Arguments> pairs() throws IOException {
        return PAIRING.matcher(Files.readString(TOKENS))
                .results()
                .flatMap(match -> Stream.of(match.group(3).split(" "))
                        .map(ground -> Arguments.of(match.group(1), ground, match.group(2) == null ? 4.5 : 3)));
    }

    private static Map<String, String> colours(boolean more) throws IOException {
        var css = Files.readString(TOKENS);
        var usual = css.substring(0, css.indexOf("@media"));
        var colours = new HashMap<String, String>();
        COLOUR.matcher(more ? css : usual).results().forEach(match -> colours.put(match.group(1), match.group(2)));
        return colours;
    }

    private static double contrast(Map<String, String> colours, String ink, String ground) {
        var one = luminance(colours.get(ink)) + 0.05;
        var other = luminance(colours.get(ground)) + 0.05;
        return Math.max(one, other) / Math.min(one, other);
    }

    /** By the formula of WCAG 2, from 0 for black to 1 for white. */
    private static double luminance(String colour) {
        var hex = colour.length() == 4 ? colour.replaceAll("(\\p{XDigit})", "$1$1") : colour;
        var parts = IntStream.of(1, 3, 5)
                .mapToDouble(at -> Integer.parseInt(hex.substring(at, at + 2), 16) / 255.0)
                .map(part -> part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4))
                .toArray();
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    }
}
