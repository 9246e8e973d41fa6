package luoshi.audit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the detail of a record: its facts, and the fields that were changed. */
@Component
class Details {

    private final JsonMapper json;

    Details(JsonMapper json) {
        this.json = json;
    }

    Detail read(String stored) {
        var changes = new ArrayList<Change>();
        var facts = new LinkedHashMap<String, String>();
        for (var fact : json.readTree(stored).properties()) {
            if (fact.getValue().isArray()) {
                fact.getValue().forEach(change -> changes.add(change(change)));
            } else {
                facts.put(fact.getKey(), fact.getValue().asString());
            }
        }
        return new Detail(changes, facts);
    }

    private static Change change(JsonNode stored) {
        return new Change(
                stored.path("field").asString(),
                stored.path("from").asString(),
                stored.path("to").asString());
    }

    record Detail(List<Change> changes, Map<String, String> facts) {}
}
