package luoshi.rollup.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBoolean;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;

class PdfFileTests {

    private static final COSName OBJECTS = COSName.getPDFName("Objects");

    /** Read without leniency, so that every object has to stand where the table says. */
    @Test
    void everyObjectIsFoundWhereTheTableSays() throws IOException {
        try (var document = read(written(1_000))) {
            var objects = document.getDocumentCatalog().getCOSObject().getCOSArray(OBJECTS);
            assertThat(objects).hasSize(1_000);
            for (int i = 0; i < objects.size(); i++) {
                var content = ((COSStream) objects.getObject(i)).toTextString();
                assertThat(content).isEqualTo("stream " + i);
                assertThat(((COSStream) objects.getObject(i)).getInt("Half")).isEqualTo(i / 2);
            }
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("报告（一）\\");
        }
    }

    @Test
    void whatPdfBoxMadeIsWrittenWithAllItPointsTo() throws IOException {
        try (var document = read(written(3))) {
            var made = document.getDocumentInformation().getCOSObject();
            var one = made.getCOSDictionary(COSName.getPDFName("One"));
            assertThat(one.getCOSDictionary(COSName.PARENT)).isSameAs(made);
            assertThat(one.getCOSArray(COSName.KIDS).toCOSNumberFloatList()).containsExactly(7f, 1.5f);
            assertThat(one.getBoolean(COSName.N, false)).isTrue();
            assertThat(one.getCOSStream(COSName.CONTENTS).toTextString()).isEqualTo("some text");
            assertThat(one.getDictionaryObject(COSName.DEST)).isInstanceOf(COSStream.class);
        }
    }

    @Test
    void equalContentGivesEqualBytesAndOtherContentAnotherName() throws IOException {
        assertThat(written(300)).isEqualTo(written(300));
        assertThat(name(written(300))).isNotEqualTo(name(written(301)));
    }

    private static String name(byte[] pdf) throws IOException {
        try (var document = read(pdf)) {
            return document.getDocument().getDocumentID().get(0).toString();
        }
    }

    private static PDDocument read(byte[] pdf) throws IOException {
        return new PDFParser(new RandomAccessReadBuffer(pdf)).parse(false);
    }

    /** A file with so many streams, and half as many small objects to which two each of them point. */
    private static byte[] written(int count) throws IOException {
        try (var file = new PdfFile();
                var box = new PDDocument()) {
            var all = new StringBuilder();
            var half = 0;
            var last = 0;
            for (int i = 0; i < count; i++) {
                if (i % 2 == 0) {
                    half = file.number();
                    file.add(half, Integer.toString(i / 2));
                }
                last = file.number();
                file.stream(last, "/Half " + half + " 0 R", ("stream " + i).getBytes(StandardCharsets.US_ASCII));
                all.append(last).append(" 0 R ");
            }
            var catalog = file.number();
            var pages = file.number();
            file.add(pages, "<</Type/Pages/Count 0/Kids[]>>");
            file.add(catalog, "<</Type/Catalog/Pages " + pages + " 0 R/Objects[" + all + "]>>");
            var information = file.number();
            file.add(information, made(box, last));
            return file.end(catalog, information);
        }
    }

    private static COSDictionary made(PDDocument box, int other) throws IOException {
        var made = new COSDictionary();
        made.setString(COSName.TITLE, "报告（一）\\");
        var one = new COSDictionary();
        made.setItem(COSName.getPDFName("One"), one);
        one.setItem(COSName.PARENT, made);
        var kids = new COSArray();
        kids.add(COSInteger.get(7));
        kids.add(new COSFloat(1.5f));
        one.setItem(COSName.KIDS, kids);
        one.setItem(COSName.N, COSBoolean.TRUE);
        one.setItem(COSName.DEST, new PdfFile.Reference(other));
        var stream = box.getDocument().createCOSStream();
        try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
            out.write("some text".getBytes(StandardCharsets.US_ASCII));
        }
        one.setItem(COSName.CONTENTS, stream);
        return made;
    }
}
