package luoshi.attachment;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
import luoshi.calendar.Quarter;
import org.dhatim.fastexcel.Workbook;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Files of the demo, made when it is told, and attached also where a person no longer could. */
@Component
@Profile("demo")
public class DemoFiles {

    private final FileStore files;
    private final JdbcClient database;
    private final Clock clock;

    DemoFiles(FileStore files, JdbcClient database, Clock clock) {
        this.files = files;
        this.database = database;
        this.clock = clock;
    }

    /**
     * Attaches a file to the record, as if it had been there when a version was handed on.
     *
     * @param version the version that carries it; 0 if none does yet
     */
    @Transactional
    public void attach(
            String path, long unitId, Quarter quarter, long accountId, int version, String name, byte[] content) {
        var fileName = FileName.of(name);
        var kind = FileInspection.promised(fileName);
        try (var received = ReceivedFile.of(fileName, new ByteArrayInputStream(content))) {
            var file = files.keep(received, kind, received.hash());
            var id = UUID.randomUUID();
            database.sql("""
                            insert into attachment (id, origin_id, subject, unit_id, quarter, file_id, name, added_by, added_at)
                            values (:id, :id, :subject, :unit, :quarter, :file, :name, :by, :at)
                            """)
                    .param("id", id)
                    .param("subject", path)
                    .param("unit", unitId)
                    .param("quarter", quarter.toString())
                    .param("file", file.id())
                    .param("name", fileName.text())
                    .param("by", accountId)
                    .param("at", OffsetDateTime.now(clock))
                    .update();
            if (version > 0) {
                database.sql("insert into attached_version (attachment_id, number) values (?, ?)")
                        .params(id, version)
                        .update();
            }
        }
    }

    /** A page of text; the reader's own Chinese font is used. */
    public static byte[] pdf(String title, String... lines) {
        var text = new StringBuilder("BT /F1 16 Tf 72 760 Td 26 TL <")
                .append(hex(title))
                .append("> Tj T* /F1 11 Tf ");
        for (var line : lines) {
            text.append('<').append(hex(line)).append("> Tj T* ");
        }
        text.append("ET");
        return pdf(List.of(
                "<</Type/Catalog/Pages 2 0 R>>",
                "<</Type/Pages/Kids[3 0 R]/Count 1>>",
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 4 0 R>>>>/Contents 7 0 R>>",
                "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[5 0 R]>>",
                "<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)"
                        + "/Supplement 2>>/FontDescriptor 6 0 R/DW 1000>>",
                "<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]/ItalicAngle 0"
                        + "/Ascent 880/Descent -120/CapHeight 880/StemV 93>>",
                "<</Length " + text.length() + ">>\nstream\n" + text + "\nendstream"));
    }

    private static byte[] pdf(List<String> objects) {
        var out = new StringBuilder("%PDF-1.4\n");
        var offsets = new ArrayList<Integer>();
        for (int i = 0; i < objects.size(); i++) {
            offsets.add(out.length());
            out.append(i + 1).append(" 0 obj\n").append(objects.get(i)).append("\nendobj\n");
        }
        var start = out.length();
        out.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f \n");
        offsets.forEach(offset -> out.append("%010d 00000 n \n".formatted(offset)));
        out.append("trailer\n<</Size ").append(objects.size() + 1).append("/Root 1 0 R>>\nstartxref\n");
        return out.append(start).append("\n%%EOF\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String hex(String text) {
        return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_16BE));
    }

    /** A picture of bars, one for each value of 0 to 100. */
    public static byte[] png(int... values) {
        var image = new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 640, 360);
        graphics.setColor(new Color(0x1F4E79));
        for (int i = 0; i < values.length; i++) {
            var height = values[i] * 3;
            graphics.fillRect(40 + i * (560 / values.length), 330 - height, 400 / values.length, height);
        }
        graphics.dispose();
        var out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A table; the first row holds the headings. */
    public static byte[] xlsx(String title, List<List<String>> rows) {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "luoshi", null)) {
            var sheet = workbook.newWorksheet(title);
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    sheet.value(r, c, rows.get(r).get(c));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
