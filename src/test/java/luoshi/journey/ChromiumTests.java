package luoshi.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

class ChromiumTests {

    private static final Path USUAL = Path.of("/usr/bin/google-chrome");

    @Test
    void isTheOneThatWasAskedFor() {
        assertThat(Chromium.find("/one", Map.of("CHROME_BIN", "/two"), program -> true))
                .contains(Path.of("/one"));
        assertThat(Chromium.find("", Map.of("CHROME_BIN", "/two"), program -> true))
                .contains(Path.of("/two"));
    }

    @Test
    void isNotReplacedWhenTheOneThatWasAskedForIsMissing() {
        assertThat(Chromium.find("/one", Map.of(), USUAL::equals)).isEmpty();
    }

    @Test
    void isLookedForInTheUsualPlaces() {
        assertThat(Chromium.find("", Map.of(), USUAL::equals)).contains(USUAL);
        assertThat(Chromium.find("", Map.of("PATH", "/home/bin"), Path.of("/home/bin/chromium")::equals))
                .contains(Path.of("/home/bin/chromium"));
        assertThat(Chromium.find("", Map.of("ProgramFiles", "/programs"), program -> program.endsWith("msedge.exe")))
                .contains(Path.of("/programs/Microsoft/Edge/Application/msedge.exe"));
        assertThat(Chromium.find("", Map.of(), program -> false)).isEmpty();
    }

    @Test
    void mayBeMissingOnAPersonsMachineButNotOnTheBuildServer() {
        assertThat(Chromium.absence(Map.of())).isInstanceOf(TestAbortedException.class);
        assertThat(Chromium.absence(Map.of("CI", "true"))).isNotInstanceOf(TestAbortedException.class);
    }
}
