package luoshi.rollup.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** A font of a PDF, embedded with the characters that are used, and the widths by which lines are broken. */
final class PdfFont {

    /** What stands for a character that the font does not have, as in printing: 〓. */
    static final char MISSING = '〓';

    private static final int UNKNOWN = -1;
    private static final int ABSENT = -2;

    private final TrueTypeFont outlines;
    private final PDFont embedded;
    private final int[] widths = new int[0x10000];

    private PdfFont(TrueTypeFont outlines, PDFont embedded) {
        this.outlines = outlines;
        this.embedded = embedded;
        Arrays.fill(widths, UNKNOWN);
    }

    /**
     * Embeds a font that lies beside this class.
     *
     * @param name the name of the file under {@code pdf/}
     */
    static PdfFont embed(PDDocument document, String name) throws IOException {
        try (var file = PdfFont.class.getResourceAsStream("pdf/" + name)) {
            if (file == null) {
                throw new IllegalStateException("No font " + name);
            }
            var outlines =
                    new TTFParser().parse(new RandomAccessReadBuffer(new ByteArrayInputStream(file.readAllBytes())));
            // Ligatures of Latin letters would be looked for in every text.
            outlines.setEnableGsub(false);
            return new PdfFont(outlines, PDType0Font.load(document, outlines, true));
        }
    }

    PDFont embedded() {
        return embedded;
    }

    /** Whether the font has the character; none outside of the Basic Multilingual Plane is there. */
    boolean has(char character) throws IOException {
        return width(character) != ABSENT;
    }

    /** The width of the character in thousandths of the type size; that of {@link #MISSING} where there is none. */
    int widthOf(char character) throws IOException {
        var width = width(character);
        return width == ABSENT ? 1000 : width;
    }

    private int width(char character) throws IOException {
        if (widths[character] == UNKNOWN) {
            var glyph = outlines.getUnicodeCmapLookup().getGlyphId(character);
            widths[character] = glyph == 0 ? ABSENT : outlines.getAdvanceWidth(glyph) * 1000 / outlines.getUnitsPerEm();
        }
        return widths[character];
    }
}
