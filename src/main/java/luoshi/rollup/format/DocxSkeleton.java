package luoshi.rollup.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;

/**
 * The empty document: styles, page geometry, headers and footers as WordprocessingML under {@code docx/}, where a person
 * who knows Word can change them without touching the program.
 *
 * @param document the document without content
 * @param letter the section of the letter itself
 * @param annex the section of the annex, turned sideways
 */
record DocxSkeleton(XWPFDocument document, CTSectPr letter, CTSectPr annex) {

    private static final List<String> PARTS = List.of(
            "[Content_Types].xml",
            "_rels/.rels",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer-annex-even.xml",
            "word/footer-annex-odd.xml",
            "word/footer-even.xml",
            "word/footer-none.xml",
            "word/footer-odd.xml",
            "word/header.xml",
            "word/settings.xml",
            "word/styles.xml");

    /** The empty document with the section of the imprint in place; the other two wait to be set. */
    static DocxSkeleton open() throws IOException {
        var document = new XWPFDocument(new ByteArrayInputStream(ReproducibleZip.of(parts())));
        var sections = document.getParagraphs().stream()
                .map(p -> (CTSectPr) p.getCTP().getPPr().getSectPr().copy())
                .toList();
        while (!document.getBodyElements().isEmpty()) {
            document.removeBodyElement(0);
        }
        return new DocxSkeleton(document, sections.get(0), sections.get(1));
    }

    private static Map<String, byte[]> parts() throws IOException {
        var parts = new HashMap<String, byte[]>();
        for (var name : PARTS) {
            try (var part = DocxSkeleton.class.getResourceAsStream("docx/" + name)) {
                if (part == null) {
                    throw new IllegalStateException("No part " + name + " in the skeleton");
                }
                parts.put(name, part.readAllBytes());
            }
        }
        return parts;
    }
}
