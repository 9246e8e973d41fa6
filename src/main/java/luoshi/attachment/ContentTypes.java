package luoshi.attachment;

import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the two small XML files by which containers say what they are, without DTD and outside entities. */
final class ContentTypes {

    private ContentTypes() {}

    /**
     * The content type of each part of an Office container, by the part's name.
     *
     * @throws XMLStreamException if it is no XML
     */
    static Map<String, String> of(byte[] contentTypes) throws XMLStreamException {
        var types = new HashMap<String, String>();
        var xml = reader(contentTypes);
        while (xml.hasNext()) {
            if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                var key = attribute(xml, xml.getLocalName().equals("Default") ? "Extension" : "PartName");
                types.put(key, attribute(xml, "ContentType").toLowerCase(Locale.ROOT));
            }
        }
        return types;
    }

    /**
     * The name of the root element.
     *
     * @throws XMLStreamException if it is no XML
     */
    static QName root(byte[] document) throws XMLStreamException {
        var xml = reader(document);
        while (xml.next() != XMLStreamConstants.START_ELEMENT) {
            // What may stand before the root says nothing.
        }
        return xml.getName();
    }

    private static String attribute(XMLStreamReader xml, String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private static XMLStreamReader reader(byte[] document) throws XMLStreamException {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory.createXMLStreamReader(new ByteArrayInputStream(document));
    }
}
