package luoshi.rollup.format;

import static luoshi.rollup.format.DocxFile.attribute;
import static luoshi.rollup.format.DocxFile.child;
import static luoshi.rollup.format.DocxFile.children;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The body of a DOCX, read paragraph by paragraph: of each it keeps what a reader of the file asks for, and what stands in tables
 * is passed over, because the annexes of a report may have a hundred thousand rows.
 */
final class DocxBody {

    private final List<Paragraph> paragraphs = new ArrayList<>();
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

    private void read() throws XMLStreamException, IOException {
        enter("document");
        enter("body");
        while (xml.next() != XMLStreamConstants.END_ELEMENT) {
            if (xml.isStartElement()) {
                switch (xml.getLocalName()) {
                    case "p" -> add(element());
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
        paragraphs.add(new Paragraph(
                attribute(paragraph, "pPr/pStyle", "val").orElse("Normal"),
                DocxFile.text(paragraph),
                attribute(paragraph, "pPr/ind", "left").map(Integer::valueOf).orElse(0),
                attribute(paragraph, "pPr/tabs/tab", "pos").map(Integer::valueOf),
                children(paragraph, "r")
                        .map(run ->
                                new Run(attribute(run, "rPr/color", "val"), attribute(run, "rPr/rFonts", "eastAsia")))
                        .toList(),
                sections.size()));
        child(paragraph, "pPr").flatMap(one -> child(one, "sectPr")).ifPresent(sections::add);
    }

    /**
     * A paragraph.
     *
     * @param left the indentation that the paragraph itself has, in twips
     * @param tab where its first tab stop is, in twips
     * @param section the section it stands in, counted from 0
     */
    record Paragraph(String style, String text, int left, Optional<Integer> tab, List<Run> runs, int section) {}

    /** The colour and the font for Chinese that a run itself has. */
    record Run(Optional<String> colour, Optional<String> font) {}
}
