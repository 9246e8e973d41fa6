package luoshi.rollup.format;

import java.io.IOException;
import java.util.List;

/**
 * 格式自检: measures a produced DOCX against GB/T 9704-2012, clause by clause. It reads the file and nothing of the program
 * that wrote it; every section is measured, and every paragraph and run outside of tables as it looks, not as its style says.
 */
public final class FormatCheck {

    private FormatCheck() {}

    /**
     * Every clause that can be measured in the file.
     *
     * @throws IOException if it is no DOCX
     */
    public static List<Clause> of(byte[] docx) throws IOException {
        var file = DocxFile.read(docx);
        if (file.sections().isEmpty()) {
            throw new IOException("No section in the document");
        }
        var measured = new Measured();
        var page = new PageCheck(file, measured);
        var text = new BodyCheck(file, measured);
        page.paper();
        text.type();
        new HeadCheck(file, measured).check();
        text.body();
        new EndCheck(file, measured).check();
        page.numbers();
        return measured.clauses();
    }
}
