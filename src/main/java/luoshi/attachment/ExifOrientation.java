package luoshi.attachment;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** How a photograph says it was held: the number 1 to 8 of the EXIF field 0x0112. */
final class ExifOrientation {

    static final int UPRIGHT = 1;

    private static final int APP1 = 0xFFE1;
    private static final int START_OF_SCAN = 0xFFDA;
    private static final int EXIF_HEADER = 6;
    private static final int ENTRY = 12;
    private static final int FIELD = 0x0112;

    private ExifOrientation() {}

    /** Reads it from a JPEG; upright if nothing understandable is said. */
    static int of(InputStream jpeg) throws IOException {
        var in = new DataInputStream(jpeg);
        in.readUnsignedShort();
        for (int marker = in.readUnsignedShort(); marker != START_OF_SCAN; marker = in.readUnsignedShort()) {
            var length = in.readUnsignedShort() - 2;
            if (length < 0 || marker < 0xFF00) {
                return UPRIGHT;
            }
            var segment = in.readNBytes(length);
            if (marker == APP1 && isExif(segment)) {
                return read(segment);
            }
        }
        return UPRIGHT;
    }

    private static boolean isExif(byte[] segment) {
        return segment.length > EXIF_HEADER
                && segment[0] == 'E'
                && segment[1] == 'x'
                && segment[2] == 'i'
                && segment[3] == 'f';
    }

    private static int read(byte[] segment) {
        try {
            var tiff = ByteBuffer.wrap(segment, EXIF_HEADER, segment.length - EXIF_HEADER)
                    .slice();
            tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
            var directory = tiff.getInt(4);
            var entries = Short.toUnsignedInt(tiff.getShort(directory));
            for (int i = 0; i < entries; i++) {
                var entry = directory + 2 + i * ENTRY;
                if (Short.toUnsignedInt(tiff.getShort(entry)) == FIELD) {
                    var orientation = tiff.getShort(entry + 8);
                    return orientation >= 1 && orientation <= 8 ? orientation : UPRIGHT;
                }
            }
        } catch (IndexOutOfBoundsException | BufferUnderflowException broken) {
            return UPRIGHT;
        }
        return UPRIGHT;
    }
}
