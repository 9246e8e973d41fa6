package luoshi.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;

/** Files as people send them, good and bad; each call makes one with a content of its own. */
public final class TestFiles {

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String WORD =
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private static final String WORD_WITH_MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml";
    private static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    private TestFiles() {}

    public static byte[] pdf() {
        return bytes("%PDF-1.4\n% " + NUMBER.incrementAndGet()
                + "\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    }

    public static byte[] docx() {
        return office("/word/document.xml", WORD, Map.of("word/document.xml", "<w/>" + NUMBER.incrementAndGet()));
    }

    public static byte[] xlsx() {
        return office("/xl/workbook.xml", SHEET, Map.of("xl/workbook.xml", "<x/>" + NUMBER.incrementAndGet()));
    }

    /** A document with macros under the name of one without. */
    static byte[] docm() {
        return office("/word/document.xml", WORD_WITH_MACROS, Map.of("word/document.xml", "<w/>"));
    }

    /** The program of a macro, in a document that does not say so. */
    static byte[] docxWithHiddenMacro() {
        return office("/word/document.xml", WORD, Map.of("word/document.xml", "<w/>", "word/VBAProject.BIN", "Sub"));
    }

    static byte[] ofd() {
        return zip(Map.of(
                "OFD.xml",
                "<?xml version=\"1.0\"?><ofd:OFD xmlns:ofd=\"http://www.ofdspec.org/2016\" Version=\"1.0\"/>",
                "Doc_0/Document.xml",
                "<d/>" + NUMBER.incrementAndGet()));
    }

    /** Small on the way, 300 MB when unpacked. */
    static byte[] zipBomb() {
        return zip(out -> {
            entry(out, "[Content_Types].xml", contentTypes("/word/document.xml", WORD));
            out.putNextEntry(new ZipEntry("word/document.xml"));
            var zeros = new byte[1024 * 1024];
            for (int i = 0; i < 300; i++) {
                out.write(zeros);
            }
        });
    }

    static byte[] docxWithManyEntries(int count) {
        var entries = new LinkedHashMap<String, String>();
        entries.put("word/document.xml", "<w/>");
        for (int i = 2; i < count; i++) {
            entries.put("word/media/" + i, "x");
        }
        return office("/word/document.xml", WORD, entries);
    }

    static byte[] docxThatLeadsOut() {
        return office("/word/document.xml", WORD, Map.of("word/document.xml", "<w/>", "../../etc/passwd", "x"));
    }

    /** A PDF to a reader of PDF, an archive to a program for archives. */
    static byte[] pdfThatIsAlsoAnArchive() {
        return join(pdf(), zip(Map.of("program.exe", "MZ")));
    }

    static byte[] svg() {
        return bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>");
    }

    static byte[] html() {
        return bytes("<!DOCTYPE html><html><script>alert(1)</script></html>");
    }

    static byte[] pdfWithHtmlInItsHead() {
        return bytes("%PDF-1.4\n<html><script>alert(1)</script></html>\n%%EOF\n");
    }

    /** What Word makes of a document with a password: an old container around it. */
    static byte[] encryptedOffice() {
        var content = new byte[2048];
        ByteBuffer.wrap(content).putLong(0xD0CF11E0A1B11AE1L);
        return content;
    }

    public static byte[] png() {
        return picture("png", 40, 30);
    }

    /** A picture whose left half is red and whose right half is blue, which says how it was held. */
    static byte[] jpeg(int width, int height, int orientation) {
        var exif = ByteBuffer.allocate(2 + 2 + 6 + 8 + 2 + 12 + 4 + 16);
        exif.putShort((short) 0xFFE1).putShort((short) (exif.capacity() - 2));
        exif.put(bytes("Exif\0\0")).put(bytes("MM")).putShort((short) 42).putInt(8);
        exif.putShort((short) 1).putShort((short) 0x0112).putShort((short) 3).putInt(1);
        exif.putShort((short) orientation).putShort((short) 0).putInt(0).put(bytes("GPS 28.6N 115.9E"));
        var plain = picture("jpg", width, height);
        return join(
                join(new byte[] {plain[0], plain[1]}, exif.array()),
                java.util.Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** A head that promises 60,000 × 60,000 points with nothing behind it. */
    static byte[] pngThatPromisesTooMuch() {
        var head = ByteBuffer.allocate(13).putInt(60_000).putInt(60_000).put(new byte[] {8, 6, 0, 0, 0});
        var chunk = join(bytes("IHDR"), head.array());
        var crc = new CRC32();
        crc.update(chunk);
        var out = ByteBuffer.allocate(8 + 4 + chunk.length + 4);
        out.putLong(0x89504E470D0A1A0AL).putInt(13).put(chunk).putInt((int) crc.getValue());
        return out.array();
    }

    static BufferedImage read(byte[] picture) {
        try {
            return ImageIO.read(new java.io.ByteArrayInputStream(picture));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] picture(String format, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width / 2, height);
        graphics.setColor(Color.BLUE);
        graphics.fillRect(width / 2, 0, width, height);
        graphics.dispose();
        image.setRGB(width - 1, height - 1, NUMBER.incrementAndGet());
        return written(out -> ImageIO.write(image, format, out));
    }

    private static byte[] office(String mainPart, String type, Map<String, String> entries) {
        return zip(out -> {
            entry(out, "[Content_Types].xml", contentTypes(mainPart, type));
            for (var entry : entries.entrySet()) {
                entry(out, entry.getKey(), entry.getValue());
            }
        });
    }

    private static String contentTypes(String mainPart, String type) {
        return "<?xml version=\"1.0\"?><Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
                + "<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"" + mainPart
                + "\" ContentType=\"" + type + "\"/></Types>";
    }

    private static byte[] zip(Map<String, String> entries) {
        return zip(out -> {
            for (var entry : entries.entrySet()) {
                entry(out, entry.getKey(), entry.getValue());
            }
        });
    }

    private static byte[] zip(Writing<ZipOutputStream> writing) {
        return written(out -> {
            try (var zip = new ZipOutputStream(out)) {
                writing.to(zip);
            }
        });
    }

    private static void entry(ZipOutputStream out, String name, String content) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        out.write(bytes(content));
    }

    private static byte[] written(Writing<ByteArrayOutputStream> writing) {
        var out = new ByteArrayOutputStream();
        try {
            writing.to(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private interface Writing<T> {
        void to(T out) throws IOException;
    }

    private static byte[] join(byte[] first, byte[] second) {
        return ByteBuffer.allocate(first.length + second.length)
                .put(first)
                .put(second)
                .array();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
