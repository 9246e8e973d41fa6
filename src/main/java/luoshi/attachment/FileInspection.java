package luoshi.attachment;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamException;

/** Looks whether a file is what its name says and nothing besides. Neither the name nor the browser is believed. */
final class FileInspection {

    private static final int HEAD = 1024;
    private static final Set<String> OF_THE_WEB = Set.of("svg", "svgz", "html", "htm", "xhtml", "mht", "mhtml", "xml");
    private static final Set<String> WITH_MACROS =
            Set.of("docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm", "ppsm");
    private static final Set<String> OLD_OFFICE = Set.of("doc", "xls", "wps", "et");

    private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";
    private static final Map<FileKind, String> MAIN_PART = Map.of(
            FileKind.DOCX, OFFICE + "wordprocessingml.document.main+xml",
            FileKind.XLSX, OFFICE + "spreadsheetml.sheet.main+xml");

    private FileInspection() {}

    /**
     * The kind that the name promises.
     *
     * @throws UnacceptableFile if files of that name are not taken
     */
    static FileKind promised(FileName name) {
        return FileKind.promisedBy(name).orElseThrow(() -> UnacceptableFile.because(whyNot(name), name.text()));
    }

    private static String whyNot(FileName name) {
        var extension = name.extension();
        if (OLD_OFFICE.contains(extension)) {
            return "old-office";
        }
        if (WITH_MACROS.contains(extension)) {
            return "macro";
        }
        return OF_THE_WEB.contains(extension) ? "web-page" : "type";
    }

    /**
     * Checks that the content is of that kind. Of pictures only the beginning is checked: they are written anew, and what
     * cannot be read as a picture does not come out again.
     *
     * @throws UnacceptableFile if it is something else, or holds what it should not
     */
    static void check(Path file, FileKind kind, FileName name) {
        var head = head(file);
        switch (kind) {
            case PDF -> checkPdf(file, head, name);
            case DOCX, XLSX, OFD -> checkContainer(file, head, kind, name);
            case JPG -> require(head.startsWith("\u00FF\u00D8\u00FF"), "content", name);
            case PNG -> require(head.startsWith("\u0089PNG\r\n\u001A\n"), "content", name);
        }
    }

    private static void checkPdf(Path file, String head, FileName name) {
        require(head.startsWith("%PDF-1.") || head.startsWith("%PDF-2."), "content", name);
        require(tail(file).contains("%%EOF"), "unreadable", name);
        require(!holdsWebPage(head) && !ZipContents.opens(file), "mixed", name);
    }

    private static void checkContainer(Path file, String head, FileKind kind, FileName name) {
        require(!head.startsWith("\u00D0\u00CF\u0011\u00E0"), "old-office", name);
        require(head.startsWith("PK\u0003\u0004"), "content", name);
        require(!head.contains("%PDF-") && !holdsWebPage(head), "mixed", name);
        var contents = ZipContents.of(file, name.text());
        require(!contents.holdsMacros(), "macro", name);
        try {
            if (kind == FileKind.OFD) {
                checkOfd(contents, name);
            } else {
                checkOffice(contents, kind, name);
            }
        } catch (XMLStreamException noXml) {
            throw UnacceptableFile.because("unreadable", name.text());
        }
    }

    private static void checkOfd(ZipContents contents, FileName name) throws XMLStreamException {
        require(contents.has("OFD.xml"), "content", name);
        var root = ContentTypes.root(contents.small().get("OFD.xml"));
        require(root.getLocalPart().equals("OFD") && root.getNamespaceURI().contains("ofdspec.org"), "content", name);
    }

    private static void checkOffice(ZipContents contents, FileKind kind, FileName name) throws XMLStreamException {
        require(contents.has("[Content_Types].xml"), "content", name);
        var types = ContentTypes.of(contents.small().get("[Content_Types].xml"));
        require(types.values().stream().noneMatch(FileInspection::bringsProgram), "macro", name);
        require(
                types.entrySet().stream()
                        .anyMatch(part -> part.getValue().equals(MAIN_PART.get(kind))
                                && part.getKey().startsWith("/")
                                && contents.has(part.getKey().substring(1))),
                "content",
                name);
    }

    private static boolean bringsProgram(String contentType) {
        return contentType.contains("macroenabled")
                || contentType.contains("vbaproject")
                || contentType.contains("macrosheet")
                || contentType.contains("activex");
    }

    private static boolean holdsWebPage(String head) {
        var text = head.toLowerCase(Locale.ROOT);
        return text.contains("<html") || text.contains("<script") || text.contains("<svg");
    }

    private static void require(boolean holds, String why, FileName name) {
        if (!holds) {
            throw UnacceptableFile.because(why, name.text(), name.extension());
        }
    }

    /** Bytes as characters of the same number. */
    private static String head(Path file) {
        return part(file, 0);
    }

    private static String tail(Path file) {
        return part(file, Long.MAX_VALUE);
    }

    private static String part(Path file, long from) {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(Math.max(0, Math.min(from, bytes.length() - HEAD)));
            var part = new byte[(int) Math.min(HEAD, bytes.length())];
            bytes.readFully(part);
            return new String(part, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
