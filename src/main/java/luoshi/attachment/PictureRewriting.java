package luoshi.attachment;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.FileImageOutputStream;
import org.springframework.stereotype.Component;

/**
 * Writes pictures anew: what is not picture, such as the place and time a photograph was taken, or another file hidden
 * behind it, does not come along. One at a time, because an unpacked picture takes a hundred megabytes.
 */
@Component
class PictureRewriting {

    private static final float QUALITY = 0.92f;

    private final Semaphore turn = new Semaphore(1, true);

    /**
     * Writes the picture into the other file.
     *
     * @throws UnacceptableFile if it is none, or too large to unpack
     */
    void rewrite(Path source, Path target, FileKind kind, FileName name) {
        turn.acquireUninterruptibly();
        try {
            write(upright(read(source, kind, name), orientation(source, kind)), target, kind);
        } catch (IOException | RuntimeException unreadable) {
            throw unreadable instanceof UnacceptableFile refused
                    ? refused
                    : UnacceptableFile.because("picture-unreadable", name.text());
        } finally {
            turn.release();
        }
    }

    private static int orientation(Path source, FileKind kind) throws IOException {
        if (kind == FileKind.PNG) {
            return ExifOrientation.UPRIGHT;
        }
        try (var in = Files.newInputStream(source)) {
            return ExifOrientation.of(in);
        } catch (EOFException nothingSaid) {
            return ExifOrientation.UPRIGHT;
        }
    }

    private static BufferedImage read(Path source, FileKind kind, FileName name) throws IOException {
        var reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        try (var in = new FileImageInputStream(source.toFile())) {
            // Beside the picture nothing is read: compressed comments could grow without end.
            reader.setInput(in, true, true);
            refuseHuge(reader, name);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }

    /** By the width and height at its head, before anything is unpacked. */
    private static void refuseHuge(ImageReader reader, FileName name) throws IOException {
        var pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        var memory = Math.min(Limits.PICTURE.toBytes(), Runtime.getRuntime().maxMemory() / 4);
        if (pixels > Limits.PIXELS || pixels * bytesPerPixel(reader) > memory) {
            throw UnacceptableFile.because("picture-size", name.text());
        }
    }

    private static long bytesPerPixel(ImageReader reader) throws IOException {
        ImageTypeSpecifier type = reader.getImageTypes(0).next();
        var samples = type.getSampleModel();
        return Math.max(1, samples.getNumBands() * DataBuffer.getDataTypeSize(samples.getDataType()) / 8);
    }

    /** As the photographer saw it; the eight orientations are those of the EXIF standard. */
    private static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == ExifOrientation.UPRIGHT) {
            return image;
        }
        var lying = orientation >= 5;
        var turned = new BufferedImage(
                lying ? image.getHeight() : image.getWidth(),
                lying ? image.getWidth() : image.getHeight(),
                image.getType() == BufferedImage.TYPE_BYTE_GRAY
                        ? BufferedImage.TYPE_BYTE_GRAY
                        : BufferedImage.TYPE_3BYTE_BGR);
        var graphics = turned.createGraphics();
        graphics.setBackground(Color.WHITE);
        graphics.drawImage(image, turn(orientation, image.getWidth(), image.getHeight()), null);
        graphics.dispose();
        return turned;
    }

    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }

    private static void write(BufferedImage image, Path target, FileKind kind) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName(kind.name()).next();
        try (var out = new FileImageOutputStream(target.toFile())) {
            writer.setOutput(out);
            var how = writer.getDefaultWriteParam();
            if (kind == FileKind.JPG) {
                how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                how.setCompressionQuality(QUALITY);
            }
            writer.write(null, new IIOImage(image, null, null), how);
        } finally {
            writer.dispose();
        }
    }
}
