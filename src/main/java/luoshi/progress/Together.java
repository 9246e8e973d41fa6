package luoshi.progress;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Asks the database for several lists in one statement. Each list keeps its own query and order; its rows travel as JSON and
 * become records whose components are named after the columns.
 */
@Component
class Together {

    private static final JsonMapper ROWS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(new SimpleModule().addDeserializer(Quarter.class, new ValueDeserializer<>() {
                @Override
                public Quarter deserialize(JsonParser text, DeserializationContext context) {
                    return Quarter.of(text.getString());
                }
            }))
            .build();

    private final JdbcClient database;

    Together(JdbcClient database) {
        this.database = database;
    }

    /** Begins a question; the parameters are shared by all of its lists. */
    Question ask(Map<String, ?> parameters) {
        return new Question(parameters);
    }

    /** What is asked for. */
    class Question {

        private final Map<String, ?> parameters;
        private final Map<String, String> lists = new LinkedHashMap<>();

        private Question(Map<String, ?> parameters) {
            this.parameters = parameters;
        }

        /** Asks for a list too. */
        Question list(String name, String query) {
            lists.put(name, query);
            return this;
        }

        /** Asks for a list too, if the condition holds; otherwise it will be empty. */
        Question list(boolean condition, String name, String query) {
            return condition ? list(name, query) : this;
        }

        /** The one statement. */
        Answer answer() {
            var statement = lists.entrySet().stream()
                    .map(list -> """
                            select '%s' as list, row_number() over () as place, to_jsonb(line)::text as line
                            from (%s) line
                            """.formatted(list.getKey(), list.getValue()))
                    .collect(Collectors.joining("union all\n"));
            return new Answer(database
                    .sql(statement + "order by list, place")
                    .params(parameters)
                    .query((row, number) -> Map.entry(row.getString("list"), ROWS.readTree(row.getString("line"))))
                    .list()
                    .stream()
                    .collect(Collectors.groupingBy(
                            Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
        }
    }

    /** What came back, by the names of the lists. */
    record Answer(Map<String, List<JsonNode>> lines) {

        /** The list in its order. */
        <T> List<T> list(String name, Class<T> type) {
            return lines(name).stream().map(line -> read(line, type)).toList();
        }

        /** The first of the list, if there is one. */
        <T> Optional<T> first(String name, Class<T> type) {
            return lines(name).stream().findFirst().map(line -> read(line, type));
        }

        /** The list by the number in a column. */
        <T> Map<Long, List<T>> listsBy(String column, String name, Class<T> type) {
            return lines(name).stream()
                    .collect(Collectors.groupingBy(
                            line -> line.get(column).asLong(),
                            Collectors.mapping(line -> read(line, type), Collectors.toList())));
        }

        private List<JsonNode> lines(String name) {
            return lines.getOrDefault(name, List.of());
        }

        private static <T> T read(JsonNode line, Class<T> type) {
            return ROWS.treeToValue(line, type);
        }
    }
}
