package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.DocxFile.child;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The body of a DOCX, read paragraph by paragraph: of each it keeps its text and what it says itself of its look, and what stands in tables
 * is passed over, because the annexes of a report may have a hundred thousand rows.
 */
final class DocxBody {

    /** What may stand around paragraphs and is no part of their look. */
    private static final Set<String> AROUND = Set.of("sdt", "sdtContent", "customXml", "ins", "moveTo");

    /** What stands among the properties of a paragraph and is said of a section, of its mark, or of what was before. */
    private static final Set<String> OF_OTHERS = Set.of("sectPr", "rPr", "pPrChange", "rPrChange");

    private final List<Paragraph> paragraphs = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<Map<String, String>, Map<String, String>> known = new HashMap<>();
    private final List<Element> sections = new ArrayList<>();
    private final XMLStreamReader xml;
    private final Document elements;

    private DocxBody(XMLStreamReader xml, Document elements) {
        this.xml = xml;
        this.elements = elements;
    }

    /**
     * Reads {@code word/document.xml}.
     *
     * @throws IOException if there is no body in it
     */
    static DocxBody read(InputStream document) throws IOException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var elements =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().newDocument();
            var body = new DocxBody(factory.createXMLStreamReader(document), elements);
            body.read();
            return body;
        } catch (XMLStreamException | ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    /** The sections in order: page size, margins, footers. */
    List<Element> sections() {
        return sections;
    }

    /** The paragraphs outside of tables, in order. */
    List<Paragraph> paragraphs() {
        return paragraphs;
    }

    /** The tables, in order. */
    List<Table> tables() {
        return tables;
    }

    private void read() throws XMLStreamException, IOException {
        enter("document");
        enter("body");
        while (xml.next() != XMLStreamConstants.END_ELEMENT || AROUND.contains(xml.getLocalName())) {
            if (xml.isStartElement() && !AROUND.contains(xml.getLocalName())) {
                switch (xml.getLocalName()) {
                    case "p" -> add(element());
                    case "tbl" -> addTable();
                    case "sectPr" -> sections.add(element());
                    default -> pass();
                }
            }
        }
    }

    /** Goes on to the first element of that name on the next level. */
    private void enter(String name) throws XMLStreamException, IOException {
        while (xml.hasNext()) {
            xml.next();
            if (xml.isStartElement() && xml.getLocalName().equals(name)) {
                return;
            } else if (xml.isStartElement()) {
                pass();
            }
        }
        throw new IOException("No " + name + " in the document");
    }

    private void pass() throws XMLStreamException {
        for (int depth = 1; depth > 0; ) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
    }

    /** The element at which the reader stands, with everything below it. */
    private Element element() throws XMLStreamException {
        var element = elements.createElementNS(xml.getNamespaceURI(), xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.setAttributeNS(
                    xml.getAttributeNamespace(i), xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                element.appendChild(element());
            } else if (xml.isCharacters() || xml.getEventType() == XMLStreamConstants.CDATA) {
                element.appendChild(elements.createTextNode(xml.getText()));
            }
        }
        return element;
    }

    private void add(Element paragraph) {
        var read = paragraph(paragraph, sections.size());
        paragraphs.add(new Paragraph(
                read.style(),
                read.text(),
                shared(read.own()),
                read.runs().stream()
                        .map(run ->
                                new Run(run.text().equals(read.text()) ? read.text() : run.text(), shared(run.own())))
                        .toList(),
                read.section()));
        child(paragraph, "pPr").flatMap(one -> child(one, "sectPr")).ifPresent(sections::add);
    }

    /** Nearly all paragraphs have the same few properties of their own. */
    private Map<String, String> shared(Map<String, String> properties) {
        return known.computeIfAbsent(properties, one -> one);
    }

    /** Reads a paragraph that stands in that section. */
    static Paragraph paragraph(Element paragraph, int section) {
        var runs = new ArrayList<Run>();
        addRuns(paragraph, runs);
        var own = new HashMap<>(properties(paragraph, "pPr"));
        child(paragraph, "pPr").ifPresent(one -> own.putAll(properties(one, "rPr")));
        return new Paragraph(
                attribute(paragraph, "pPr/pStyle", "val").orElse("Normal"),
                DocxFile.text(paragraph),
                Map.copyOf(own),
                List.copyOf(runs),
                section);
    }

    private static void addRuns(Element from, List<Run> runs) {
        for (var node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                if ("r".equals(element.getLocalName())) {
                    runs.add(new Run(DocxFile.text(element), properties(element, "rPr")));
                } else if (!"pPr".equals(element.getLocalName())) {
                    addRuns(element, runs);
                }
            }
        }
    }

    /** What the element itself says of its look, each attribute under its path: {@code pPr/spacing/line}. */
    static Map<String, String> properties(Element of, String name) {
        var properties = new HashMap<String, String>();
        child(of, name).ifPresent(one -> addProperties(one, name, properties));
        return Map.copyOf(properties);
    }

    private static void addProperties(Element from, String path, Map<String, String> properties) {
        for (var node = from.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && !OF_OTHERS.contains(element.getLocalName())) {
                var below = path + "/" + element.getLocalName();
                var attributes = element.getAttributes();
                for (int i = 0; i < attributes.getLength(); i++) {
                    var attribute = attributes.item(i);
                    properties.putIfAbsent(below + "/" + attribute.getLocalName(), attribute.getNodeValue());
                }
                properties.putIfAbsent(below, "");
                addProperties(element, below, properties);
            }
        }
    }

    /** Passes over a table and keeps of it whether its first row repeats on every page. */
    private void addTable() throws XMLStreamException {
        var rows = 0;
        var headed = false;
        for (int depth = 1; depth > 0; ) {
            var event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                depth++;
                var name = xml.getLocalName();
                rows += depth == 2 && name.equals("tr") ? 1 : 0;
                headed |= depth == 4 && rows == 1 && name.equals("tblHeader") && isOn();
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            }
        }
        tables.add(new Table(sections.size(), headed));
    }

    private boolean isOn() {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            if (xml.getAttributeLocalName(i).equals("val")) {
                return !List.of("0", "false", "off").contains(xml.getAttributeValue(i));
            }
        }
        return true;
    }

    /**
     * A paragraph.
     *
     * @param own what the paragraph itself says of its look and of that of its mark, each attribute under its path
     * @param section the section it stands in, counted from 0
     */
    record Paragraph(String style, String text, Map<String, String> own, List<Run> runs, int section) {}

    /**
     * A run of text.
     *
     * @param own what the run itself says of its look, each attribute under its path
     */
    record Run(String text, Map<String, String> own) {}

    /**
     * A table.
     *
     * @param section the section it stands in, counted from 0
     * @param headed whether its first row repeats on every page
     */
    record Table(int section, boolean headed) {}
}
