package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ReproducibleZipTests {

    private static final byte[] CONTENT = {1, 2, 3};

    @Test
    void theOrderOfTheFilesMakesNoDifference() {
        var backwards = new LinkedHashMap<String, byte[]>();
        backwards.put("b", CONTENT);
        backwards.put("a", CONTENT);
        assertThat(ReproducibleZip.of(backwards)).isEqualTo(ReproducibleZip.of(Map.of("a", CONTENT, "b", CONTENT)));
    }

    @Test
    void theEntriesTellNoTime() throws IOException {
        var packed = Reports.writtenIn("Asia/Shanghai", () -> ReproducibleZip.of(Map.of("a", CONTENT)));
        try (var zip = new ZipInputStream(new ByteArrayInputStream(packed))) {
            assertThat(zip.getNextEntry().getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
        }
    }

    @Test
    void noTimeZoneLeavesATrace() {
        var here = Reports.writtenIn("Asia/Shanghai", () -> ReproducibleZip.of(Map.of("a", CONTENT)));
        var there = Reports.writtenIn("America/Anchorage", () -> ReproducibleZip.of(Map.of("a", CONTENT)));
        assertThat(there).isEqualTo(here);
    }

    @Test
    void whatWasPackedComesOut() {
        var files = ReproducibleZip.filesOf(ReproducibleZip.of(Map.of("a", CONTENT)));
        assertThat(files).containsOnlyKeys("a");
        assertThat(files.get("a")).isEqualTo(CONTENT);
    }

    @Test
    void oneFileIsChangedAndTheOthersArePackedAsTheyWere() throws IOException {
        var packed = ReproducibleZip.of(Map.of("a", CONTENT, "b", new byte[] {4}));

        var again = ReproducibleZip.repacked(packed, "b", content -> new byte[] {content[0], 5});

        assertThat(again).isEqualTo(ReproducibleZip.of(Map.of("a", CONTENT, "b", new byte[] {4, 5})));
        assertThat(ReproducibleZip.repacked(packed, "c", content -> new byte[0]))
                .isEqualTo(packed);
    }

    @Test
    void oneFileIsReadWithoutTheOthers() throws IOException {
        var packed = ReproducibleZip.of(Map.of("a", CONTENT, "b", new byte[0]));

        assertThat(ReproducibleZip.read(packed, "a", InputStream::readAllBytes)).hasValue(CONTENT);
        assertThat(ReproducibleZip.read(packed, "c", InputStream::readAllBytes)).isEmpty();
        assertThat(ReproducibleZip.filesOf(packed, "b"::equals)).containsOnlyKeys("b");
    }
}
