package luoshi.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PictureRewritingTests {

    private static final FileName NAME = FileName.of("照片.jpg");

    @TempDir
    private Path folder;

    private final PictureRewriting pictures = new PictureRewriting();

    @Test
    void whereAPhotographWasTakenDoesNotComeAlong() throws IOException {
        var photograph = TestFiles.jpeg(40, 20, 1);
        assertThat(text(photograph)).contains("GPS");

        var rewritten = rewrite(photograph, FileKind.JPG);

        assertThat(text(rewritten)).doesNotContain("GPS", "Exif");
        assertThat(ExifOrientation.of(new ByteArrayInputStream(photograph))).isEqualTo(1);
    }

    /** Red was on the left of what the sensor saw; the corner where it belongs for each way of holding. */
    @ParameterizedTest
    @CsvSource({
        "1, 40, 20, 2, 10",
        "2, 40, 20, 37, 10",
        "3, 40, 20, 37, 10",
        "4, 40, 20, 2, 10",
        "5, 20, 40, 10, 2",
        "6, 20, 40, 10, 2",
        "7, 20, 40, 10, 37",
        "8, 20, 40, 10, 37"
    })
    void aPhotographStandsUprightWithoutItsNote(int orientation, int width, int height, int redX, int redY)
            throws IOException {
        var image = TestFiles.read(rewrite(TestFiles.jpeg(40, 20, orientation), FileKind.JPG));

        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
        assertThat(isRed(image, redX, redY)).isTrue();
        assertThat(isRed(image, width - 1 - redX, height - 1 - redY)).isEqualTo(false);
    }

    @Test
    void whatHidesBehindAPictureDoesNotComeAlong() throws IOException {
        var picture = TestFiles.png();
        var withArchive = new byte[picture.length + 4];
        System.arraycopy(picture, 0, withArchive, 0, picture.length);
        System.arraycopy(new byte[] {'P', 'K', 3, 4}, 0, withArchive, picture.length, 4);

        assertThat(text(rewrite(withArchive, FileKind.PNG))).doesNotContain("PK\u0003\u0004");
    }

    @Test
    void isRefusedByItsHeadBeforeItIsUnpacked() {
        var refused = catchThrowableOfType(
                UnacceptableFile.class, () -> rewrite(TestFiles.pngThatPromisesTooMuch(), FileKind.PNG));

        assertThat(refused.why()).isEqualTo("picture-size");
    }

    @Test
    void isRefusedIfItCannotBeRead() {
        var half = java.util.Arrays.copyOf(TestFiles.jpeg(40, 20, 1), 60);

        var refused = catchThrowableOfType(UnacceptableFile.class, () -> rewrite(half, FileKind.JPG));

        assertThat(refused.why()).isEqualTo("picture-unreadable");
    }

    private byte[] rewrite(byte[] picture, FileKind kind) throws IOException {
        var source = Files.write(folder.resolve("source"), picture);
        var target = folder.resolve("target");
        Files.deleteIfExists(target);
        pictures.rewrite(source, target, kind, NAME);
        return Files.readAllBytes(target);
    }

    private static boolean isRed(BufferedImage image, int x, int y) {
        var colour = new Color(image.getRGB(x, y));
        return colour.getRed() > 200 && colour.getBlue() < 60;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
