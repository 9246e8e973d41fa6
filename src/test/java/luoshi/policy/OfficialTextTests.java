package luoshi.policy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import luoshi.TestDatabase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What is stored of the document is the document: its parts put together again give the text as published, character for
 * character, and every sentence and every indicator stands where its offsets say.
 */
class OfficialTextTests {

    /** Characters of the published text without white space. */
    private static final int LENGTH = 7_992;

    private static JdbcClient database;
    private static String published;

    @BeforeAll
    static void readThePublishedText() throws IOException {
        database = JdbcClient.create(TestDatabase.fresh());
        try (var file = OfficialTextTests.class.getResourceAsStream("gan-fu-fa-2020-11.txt")) {
            published = new String(file.readAllBytes(), UTF_8).replaceAll("\\s", "");
        }
    }

    @Test
    void theFileIsThePublishedText() {
        assertThat(published).hasSize(LENGTH).startsWith("江西省人民政府关于做好").endsWith("2020年5月22日");
    }

    @Test
    void theStoredTextIsThePublishedTextOneParagraphALine() {
        var stored = officialText();

        assertThat(stored.replace("\n", "")).isEqualTo(published);
        assertThat(stored).doesNotContain(" ", "\r", "\t", "\n\n");
        assertThat(stored.lines()).hasSize(4 + 8 + 1 + 20 + 2 + 1);
    }

    @Test
    void theStoredPartsPutTogetherGiveThePublishedText() {
        var paragraphs = Stream.of(front(), chapters(), dateLine()).flatMap(List::stream);

        assertThat(paragraphs.collect(Collectors.joining("\n"))).isEqualTo(officialText());
    }

    @Test
    void everyMeasureConsistsOfItsSentences() {
        assertThat(numbers("""
                select m.number
                from measure m
                where m.body is distinct from (
                    select string_agg(c.text, '' order by c.number) from clause c where c.measure_id = m.id)
                """)).isEmpty();
    }

    @Test
    void everyChapterWithATextOfItsOwnConsistsOfItsSentences() {
        assertThat(numbers("""
                select h.number
                from chapter h
                where replace(h.body, E'\\n', '') is distinct from coalesce((
                    select string_agg(c.text, '' order by c.number)
                    from clause c
                    where c.chapter_id = h.id and c.measure_id is null), '')
                """)).isEmpty();
    }

    @Test
    void everySentenceStandsWhereItsOffsetsSay() {
        assertSpansHold("select id, start_offset, end_offset, text from clause", 107 + 6);
    }

    @Test
    void everyIndicatorStandsWhereItsOffsetsSay() {
        assertSpansHold("select id, start_offset, end_offset, quote as text from indicator", 69);
    }

    @Test
    void theSentencesOfAMeasureFollowEachOtherWithoutAGap() {
        assertThat(numbers("""
                select id
                from (select id, measure_id, start_offset,
                          lag(end_offset) over (partition by measure_id order by number) as end_before
                      from clause
                      where measure_id is not null) as sentence
                where start_offset <> end_before
                """)).isEmpty();
    }

    @Test
    void theFirstSentenceOfAMeasureFollowsItsTitle() {
        var text = officialText();
        var measures = database.sql("""
                select m.number as id, c.start_offset, c.end_offset, '（' || m.numeral || '）' || m.title || '。' as text
                from measure m
                join clause c on c.measure_id = m.id and c.number = 1
                """).query(Span.class).list();

        assertThat(measures)
                .hasSize(20)
                .allSatisfy(first ->
                        assertThat(text.substring(0, first.startOffset())).endsWith("\n" + first.text()));
    }

    @Test
    void everyIndicatorLiesInItsSentenceAndMeasure() {
        assertThat(numbers("""
                select i.number
                from indicator i
                join clause c on c.id = i.clause_id
                where c.measure_id is distinct from i.measure_id
                   or i.start_offset < c.start_offset
                   or i.end_offset > c.end_offset
                """)).isEmpty();
    }

    @Test
    void theResponsibilitiesPutTogetherGiveTheResponsiblePhrase() {
        var phrases = database.sql("""
                select m.number, m.responsible_phrase, m.open_tail,
                    string_agg(r.wording, '、' order by r.position) as wordings
                from measure m
                join responsibility r on r.measure_id = m.id
                group by m.id
                """).query(Phrase.class).list();

        // The document sets a group off with ， where units are parted by 、
        assertThat(phrases)
                .hasSize(20)
                .allSatisfy(phrase -> assertThat(phrase.responsiblePhrase().replace('，', '、'))
                        .isEqualTo("（责任单位：" + phrase.wordings() + phrase.openTail() + "）"));
    }

    private static void assertSpansHold(String spans, int count) {
        var text = officialText();

        assertThat(database.sql(spans).query(Span.class).list())
                .hasSize(count)
                .allSatisfy(span -> assertThat(text.substring(span.startOffset(), span.endOffset()))
                        .isEqualTo(span.text()));
        assertThat(numbers("""
                select span.id
                from (%s) as span, policy_document d
                where substr(d.official_text, span.start_offset + 1, span.end_offset - span.start_offset)
                    <> span.text
                """.formatted(spans))).isEmpty();
    }

    private static List<Integer> numbers(String sql) {
        return database.sql(sql).query(Integer.class).list();
    }

    private static String officialText() {
        return database.sql("select official_text from policy_document where id = 1")
                .query(String.class)
                .single();
    }

    private static List<String> front() {
        return database.sql("""
                select unnest(array[title, doc_number, addressees, preface])
                from policy_document
                where id = 1
                """).query(String.class).list();
    }

    private static List<String> dateLine() {
        return database.sql("select date_line from policy_document where id = 1")
                .query(String.class)
                .list();
    }

    private static List<String> chapters() {
        return IntStream.rangeClosed(1, 8)
                .boxed()
                .flatMap(number -> Stream.concat(heading(number), measures(number)))
                .toList();
    }

    private static Stream<String> heading(int chapter) {
        return database.sql("select numeral || '、' || title || E'\\n' || body from chapter where number = ?")
                .param(chapter)
                .query(String.class)
                .single()
                .lines();
    }

    private static Stream<String> measures(int chapter) {
        return database.sql("""
                select '（' || m.numeral || '）' || m.title || '。' || m.body || m.responsible_phrase
                from measure m
                join chapter c on c.id = m.chapter_id
                where c.number = ?
                order by m.number
                """).param(chapter).query(String.class).list().stream();
    }

    private record Span(int id, int startOffset, int endOffset, String text) {}

    private record Phrase(int number, String responsiblePhrase, String openTail, String wordings) {}
}
