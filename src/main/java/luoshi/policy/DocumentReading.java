package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.AsAt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the document and its chapters for the page with the whole text, which is the same on every day. */
@Component
class DocumentReading {

    private final JdbcClient database;

    DocumentReading(JdbcClient database) {
        this.database = database;
    }

    Document document() {
        return database.sql("""
                        select doc_number, title, issuer, doc_date, addressees, preface, date_line, source,
                               (select min(m.valid_from) from measure m where m.document_id = d.id) as valid_from
                        from policy_document d order by id limit 1
                        """).query(Document.class).single();
    }

    /** The day, or the present with the reason if the text was not issued yet. */
    static AsAt knownFrom(LocalDate validFrom, AsAt asked) {
        return asked.day() != null && asked.day().isBefore(validFrom) ? AsAt.refused("policy.as-at.before") : asked;
    }

    /** Chapters 一 to 八, each with its measures and how many units were responsible for each on the day. */
    List<ChapterView> chapters(AsAt asAt) {
        var measures = measures(asAt).stream().collect(Collectors.groupingBy(MeasureLine::chapterNumber));
        return database.sql("select number, numeral, title, body from chapter order by number")
                .query((row, n) -> new ChapterView(
                        row.getInt("number"),
                        row.getString("numeral"),
                        row.getString("title"),
                        row.getString("body").isEmpty()
                                ? List.of()
                                : List.of(row.getString("body").split("\n")),
                        measures.getOrDefault(row.getInt("number"), List.of())))
                .list();
    }

    private List<MeasureLine> measures(AsAt asAt) {
        return database.sql((asAt.isPast() ? MeasureReading.AS_AT : "") + """
                        select c.number as chapter_number, m.number, m.numeral, m.title, m.body, m.responsible_phrase,
                               (select count(*) from responsibility r where r.measure_id = m.id and r.valid_to is null)
                                   as units,
                               (select count(*) from indicator i where i.measure_id = m.id) as indicators
                        from measure m join chapter c on c.id = m.chapter_id order by m.number
                        """)
                .param("day", asAt.day())
                .query(MeasureLine.class)
                .list();
    }

    record Document(
            String docNumber,
            String title,
            String issuer,
            LocalDate docDate,
            String addressees,
            String preface,
            String dateLine,
            String source,
            LocalDate validFrom) {}

    record ChapterView(int number, String numeral, String title, List<String> paragraphs, List<MeasureLine> measures) {}

    record MeasureLine(
            int chapterNumber,
            int number,
            String numeral,
            String title,
            String body,
            String responsiblePhrase,
            int units,
            int indicators) {}
}
