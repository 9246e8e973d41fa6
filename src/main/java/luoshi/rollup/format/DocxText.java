package luoshi.rollup.format;

import luoshi.export.PlainText;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTR;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STHint;

/** Writes text into paragraphs as runs of text and nothing else. */
final class DocxText {

    private DocxText() {}

    /** Gives the paragraph its style and its text; a line feed becomes a break. */
    static void set(CTP paragraph, String style, String text) {
        paragraph.addNewPPr().addNewPStyle().setVal(style);
        append(paragraph, text);
    }

    /** Adds a run and returns it. */
    static CTR append(CTP paragraph, String text) {
        var run = paragraph.addNewR();
        // Without the hint Word takes “”, … and — from a Latin font.
        run.addNewRPr().addNewRFonts().setHint(STHint.EAST_ASIA);
        var lines = PlainText.of(text).split("\r\n?|\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                run.addNewBr();
            }
            addLine(run, lines[i]);
        }
        return run;
    }

    private static void addLine(CTR run, String line) {
        if (line.isEmpty()) {
            return;
        }
        var text = run.addNewT();
        text.setStringValue(line);
        text.setSpace(org.apache.xmlbeans.impl.xb.xmlschema.SpaceAttribute.Space.PRESERVE);
    }
}
