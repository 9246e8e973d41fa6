package luoshi.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** No form that takes a text of a person is forgotten. */
class KeptTemplatesTests {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");

    private static final Pattern FORM = Pattern.compile("<form[^<>]*\\smethod=\"post\".*?</form>", Pattern.DOTALL);

    private static final Pattern STATE =
            Pattern.compile("<input type=\"hidden\" name=\"(?:seen\\w*|version|opened)\"[^>]*>");

    /** What was shown of the effects: it does not come back, and they are shown again. */
    private static final String PREVIEW = "th:value=\"${seen}\"";

    /** The entry's form has keeping of its own. */
    private static final String OF_THE_ENTRY = "progress/form-typing :: page";

    @Test
    void everyFormWithATextIsKept() throws IOException {
        var forms = new ArrayList<String>();
        var forgotten = new ArrayList<String>();
        try (var templates = Files.walk(TEMPLATES)) {
            for (var template : templates.filter(Files::isRegularFile).toList()) {
                var found = FORM.matcher(Files.readString(template));
                while (found.find()) {
                    var form = found.group();
                    if (form.contains("<textarea") || form.contains("form :: textarea")) {
                        forms.add(form);
                        if (!form.contains("fragments/typed :: kept") && !form.contains(OF_THE_ENTRY)) {
                            forgotten.add(
                                    template + ": " + form.lines().findFirst().orElseThrow());
                        }
                    }
                }
            }
        }
        assertThat(forms).hasSizeGreaterThan(20);
        assertThat(forms.stream()
                        .flatMap(form -> STATE.matcher(form).results())
                        .map(MatchResult::group)
                        .filter(field -> !field.contains(PREVIEW)))
                .as("a field that tells the state of things is known as one")
                .hasSizeGreaterThan(6)
                .allMatch(field -> field.contains(" data-state "));
        assertThat(forgotten).isEmpty();
    }
}
