package luoshi.rollup.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import luoshi.rollup.format.DocxBody.Paragraph;
import luoshi.rollup.format.DocxBody.Table;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A DOCX as a program for documents reads it: what a paragraph looks like after its style and the styles below that. Reads
 * what stands in the file and knows nothing of who wrote it.
 */
final class DocxFile {

    private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    private static final String R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    private static final String DOCUMENT = "word/document.xml";
    private static final String RELATIONS = "word/_rels/document.xml.rels";

    private final Map<String, Element> parts = new HashMap<>();
    private final Map<String, Element> styles = new HashMap<>();
    private final Map<String, Optional<String>> known = new HashMap<>();
    private final DocxBody body;
    private List<Paragraph> paragraphs;

    private DocxFile(DocxBody body) {
        this.body = body;
        this.paragraphs = body.paragraphs();
    }

    /**
     * Reads the file.
     *
     * @throws IOException if it is no DOCX
     */
    static DocxFile read(byte[] docx) throws IOException {
        var file = new DocxFile(ReproducibleZip.read(docx, DOCUMENT, DocxBody::read)
                .orElseThrow(() -> new IOException("No " + DOCUMENT + " in the file")));
        for (var part : ReproducibleZip.filesOf(docx, DocxFile::isOther).entrySet()) {
            file.parts.put(part.getKey(), parsed(part.getValue()));
        }
        children(file.part("word/styles.xml"), "style")
                .forEach(style -> file.styles.put(style.getAttributeNS(W, "styleId"), style));
        file.related(relation -> relation.getAttribute("Type").endsWith("/numbering"))
                .map(numbering -> new DocxNumbering(file, numbering))
                .ifPresent(numbering -> file.paragraphs = numbering.shown(file.paragraphs));
        return file;
    }

    private static boolean isOther(String part) {
        return !part.equals(DOCUMENT) && (part.endsWith(".xml") || part.endsWith(".rels"));
    }

    private static Element parsed(byte[] xml) throws IOException {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException e) {
            throw new IOException(e);
        }
    }

    private Element part(String name) throws IOException {
        var part = parts.get(name);
        if (part == null) {
            throw new IOException("No " + name + " in the file");
        }
        return part;
    }

    /** The sections in order: page size, margins, footers. */
    List<Element> sections() {
        return body.sections();
    }

    /** The paragraphs of the body outside of tables, in order, with the numerals that are counted. */
    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /** The tables of the body, in order. */
    List<Table> tables() {
        return body.tables();
    }

    /** How the paragraphs with the style look, in order. */
    List<DocxLook> looks(String style) {
        return paragraphs().stream()
                .filter(one -> one.style().equals(style))
                .map(one -> new DocxLook(this, one))
                .toList();
    }

    /** How the first paragraph with the style looks; without text, as the style says, where there is none. */
    DocxLook look(String style) {
        return looks(style).stream()
                .findFirst()
                .orElseGet(() -> new DocxLook(this, new Paragraph(style, "", Map.of(), List.of(), 0)));
    }

    /** Whether the settings have the switch. */
    boolean hasSetting(String name) {
        return parts.containsKey("word/settings.xml")
                && child(parts.get("word/settings.xml"), name).isPresent();
    }

    /** The footer of a section for odd ({@code default}) or even pages. */
    Optional<Element> footer(Element section, String pages) {
        return children(section, "footerReference")
                .filter(one -> one.getAttributeNS(W, "type").equals(pages))
                .map(one -> one.getAttributeNS(R, "id"))
                .flatMap(id -> related(relation -> relation.getAttribute("Id").equals(id)).stream())
                .findFirst();
    }

    /** The first part to which the document has such a relation. */
    private Optional<Element> related(Predicate<Element> relation) {
        return parts.containsKey(RELATIONS)
                ? elements(parts.get(RELATIONS))
                        .filter(relation)
                        .map(one -> parts.get("word/" + one.getAttribute("Target")))
                        .filter(Objects::nonNull)
                        .findFirst()
                : Optional.empty();
    }

    /** An attribute of a style or of what it is based on, at last of the defaults; the path leads from the style: {@code pPr/spacing}. */
    Optional<String> of(String style, String path, String attribute) {
        return known.computeIfAbsent(
                style + " " + path + " " + attribute, key -> ofStylesAndDefaults(style, path, attribute));
    }

    private Optional<String> ofStylesAndDefaults(String style, String path, String attribute) {
        return ofStyles(style, path, attribute)
                .or(() -> Optional.ofNullable(parts.get("word/styles.xml"))
                        .flatMap(all -> attribute(
                                all,
                                "docDefaults/" + (path.startsWith("rPr") ? "rPrDefault/" : "pPrDefault/") + path,
                                attribute)));
    }

    /** An attribute of a style or of what it is based on. */
    Optional<String> ofStyles(String style, String path, String attribute) {
        var seen = new HashSet<String>();
        for (var id = style; id != null && seen.add(id); ) {
            var at = styles.get(id);
            if (at == null) {
                return Optional.empty();
            }
            var found = attribute(at, path, attribute);
            if (found.isPresent()) {
                return found;
            }
            id = attribute(at, "basedOn", "val").orElse(null);
        }
        return Optional.empty();
    }

    /** An attribute below an element; the path names one element after the other. */
    static Optional<String> attribute(Element from, String path, String attribute) {
        Optional<Element> at = Optional.of(from);
        for (var name : path.split("/")) {
            at = at.flatMap(one -> child(one, name));
        }
        return at.filter(one -> one.hasAttributeNS(W, attribute)).map(one -> one.getAttributeNS(W, attribute));
    }

    /** An attribute of the element itself; empty where it has none. */
    static String own(Element element, String attribute) {
        return element.getAttributeNS(W, attribute);
    }

    /** The text of everything below the element, tabs and breaks as such. */
    static String text(Element element) {
        var text = new StringBuilder();
        append(element, text);
        return text.toString();
    }

    private static void append(Node node, StringBuilder text) {
        for (var child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            switch (child.getLocalName() == null ? "" : child.getLocalName()) {
                case "t" -> text.append(child.getTextContent());
                case "tab" -> text.append('\t');
                case "br" -> text.append('\n');
                case "tabs" -> {}
                default -> append(child, text);
            }
        }
    }

    static Optional<Element> child(Element from, String name) {
        return children(from, name).findFirst();
    }

    static Stream<Element> children(Element from, String name) {
        return elements(from).filter(one -> name.equals(one.getLocalName()));
    }

    static Stream<Element> elements(Element from) {
        var found = new ArrayList<Element>();
        for (var node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                found.add(element);
            }
        }
        return found.stream();
    }
}
