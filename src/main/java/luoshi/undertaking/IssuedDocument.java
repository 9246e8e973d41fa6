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

    /**
     * The same by field, for the trail.
     *
     * @param headings what the measures are called, by id, in the order of the document
     */
    Map<String, String> facts(Map<Long, String> headings) {
        var facts = new LinkedHashMap<String, String>();
        facts.put("title", title);
        facts.put("docNumber", docNumber);
        facts.put("docDate", docDate.toString());
        facts.put(
                "measures",
                headings.entrySet().stream()
                        .filter(heading -> measures.contains(heading.getKey()))
                        .map(Map.Entry::getValue)
                        .collect(Collectors.joining("、")));
        return facts;
    }
}
