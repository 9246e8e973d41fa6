package luoshi.journey;

import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;

/** A picture of the manual made small enough to stand beside the text: ten of them stay within what a page may weigh. */
final class SmallPicture {

    /** Pixels; the height follows. */
    private static final int WIDTH = 360;

    private static final float QUALITY = 0.4f;

    private SmallPicture() {}

    /** Where the small one of a picture is: {@code form.png} has {@code form-small.jpg}. */
    static Path of(Path picture) {
        return picture.resolveSibling(picture.getFileName().toString().replace(".png", "-small.jpg"));
    }

    /** Makes the small one of a picture. */
    static void make(Path picture) throws IOException {
        var whole = ImageIO.read(picture.toFile());
        int height = WIDTH * whole.getHeight() / whole.getWidth();
        var small = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.drawImage(whole.getScaledInstance(WIDTH, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        pen.dispose();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var settings = writer.getDefaultWriteParam();
        settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        settings.setCompressionQuality(QUALITY);
        Files.deleteIfExists(of(picture));
        try (var file = ImageIO.createImageOutputStream(of(picture).toFile())) {
            writer.setOutput(file);
            writer.write(null, new IIOImage(small, null, null), settings);
        } finally {
            writer.dispose();
        }
    }
}
