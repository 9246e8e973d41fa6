package luoshi.typing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** Whatever ends a form in the middle of typing costs at most ten seconds of it. */
class AutosaveIntervalTests {

    private static final Duration MOST = Duration.ofSeconds(10);

    private static final Pattern PATIENCE = Pattern.compile("var patience = (\\d+);");

    @Test
    void fromOneSavingToTheNextAndAnAnswerThatDoesNotComeAreTenSecondsAtMost() throws IOException {
        var settings = new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yml"))
                .get(0);
        var every = DurationStyle.detectAndParse(
                settings.getProperty("luoshi.form.autosave-every").toString());
        var script = Files.readString(Path.of("src/main/resources/static/js/autosave.js"));
        var patience = PATIENCE.matcher(script);

        assertThat(patience.find()).isTrue();
        assertThat(every.plusMillis(Long.parseLong(patience.group(1))))
                .isPositive()
                .isLessThanOrEqualTo(MOST);
    }
}
