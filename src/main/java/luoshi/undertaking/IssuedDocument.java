package luoshi.undertaking;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A document as a unit issued it.
 *
 * @param measures the ids of the measures it serves
 */
record IssuedDocument(String title, String docNumber, LocalDate docDate, List<Long> measures) {

    /** The same by field, for the trail. */
    Map<String, String> facts() {
        var facts = new LinkedHashMap<String, String>();
        facts.put("title", title);
        facts.put("docNumber", docNumber);
        facts.put("docDate", docDate.toString());
        facts.put(
                "measures",
                measures.stream().sorted().map(id -> Long.toString(id)).collect(Collectors.joining("、")));
        return facts;
    }
}
