package luoshi.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the document and its parts for the pages. */
@Component
class DocumentReading {

    private final JdbcClient database;

    DocumentReading(JdbcClient database) {
        this.database = database;
    }

    Document document() {
        return database.sql("""
                        select doc_number, title, issuer, doc_date, addressees, preface, date_line, source
                        from policy_document order by id limit 1
                        """).query(Document.class).single();
    }

    /** Chapters 一 to 八, each with its measures. */
    List<ChapterView> chapters() {
        var measures = measures().stream().collect(Collectors.groupingBy(MeasureLine::chapterNumber));
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

    private List<MeasureLine> measures() {
        return database.sql("""
                        select c.number as chapter_number, m.number, m.numeral, m.title, m.body, m.responsible_phrase,
                               (select count(*) from responsibility r where r.measure_id = m.id and r.valid_to is null)
                                   as units,
                               (select count(*) from indicator i where i.measure_id = m.id) as indicators
                        from measure m join chapter c on c.id = m.chapter_id order by m.number
                        """).query(MeasureLine.class).list();
    }

    /**
     * One measure.
     *
     * @throws NotFound if the document has none with the number
     */
    MeasureView measure(int number) {
        return database.sql("""
                        select m.id, m.number, m.numeral, m.title, m.body, m.responsible_phrase, m.open_tail,
                               m.reporting_level, m.valid_from, c.numeral as chapter_numeral, c.title as chapter_title,
                               d.doc_number,
                               (select max(number) from measure where document_id = m.document_id) as last_number
                        from measure m join chapter c on c.id = m.chapter_id
                          join policy_document d on d.id = m.document_id
                        where m.number = :number
                        """)
                .param("number", number)
                .query(MeasureView.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The sentences of the measure in order. */
    List<ClauseView> clauses(long measureId) {
        return database.sql("select id, number, start_offset, text from clause where measure_id = ? order by number")
                .params(measureId)
                .query(ClauseView.class)
                .list();
    }

    /** The responsible units in the order of the document. */
    List<ResponsibilityView> responsibilities(long measureId) {
        return database.sql("""
                        select r.position, r.wording, r.role, r.basis, r.basis_on, r.basis_reason,
                               coalesce(u.full_name, g.full_name) as full_name, u.nature,
                               g.id is not null as of_group,
                               (select count(*) from membership s where s.group_id = g.id and s.valid_to is null)
                                   as members
                        from responsibility r
                          left join unit u on u.id = r.unit_id
                          left join unit_group g on g.id = r.group_id
                        where r.measure_id = ? and r.valid_to is null
                        order by r.position
                        """)
                .params(measureId)
                .query(ResponsibilityView.class)
                .list();
    }

    /** The indicators of the measure in the order of the text. */
    List<IndicatorView> indicators(long measureId) {
        return database.sql("""
                        select i.number, i.name, i.quote, i.start_offset, i.end_offset, i.kind, i.form, i.baseline,
                               i.target, i.unit, i.due_on, i.due, i.condition, i.open_wording, i.note,
                               c.number as clause_number
                        from indicator i join clause c on c.id = i.clause_id
                        where i.measure_id = ? order by i.number
                        """).params(measureId).query(IndicatorView.class).list();
    }

    record Document(
            String docNumber,
            String title,
            String issuer,
            LocalDate docDate,
            String addressees,
            String preface,
            String dateLine,
            String source) {}

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

    record MeasureView(
            long id,
            int number,
            String numeral,
            String title,
            String body,
            String responsiblePhrase,
            String openTail,
            String reportingLevel,
            LocalDate validFrom,
            String chapterNumeral,
            String chapterTitle,
            String docNumber,
            int lastNumber) {

        /** As the document writes it: （一）稳定就业岗位. */
        public String heading() {
            return "（" + numeral + "）" + title;
        }

        Measure asMeasure() {
            return new Measure(id, number, numeral, title, chapterTitle);
        }
    }

    record ClauseView(long id, int number, int startOffset, String text) {}

    record ResponsibilityView(
            int position,
            String wording,
            String role,
            String basis,
            LocalDate basisOn,
            String basisReason,
            String fullName,
            @Nullable String nature,
            boolean ofGroup,
            int members) {}

    record IndicatorView(
            int number,
            String name,
            String quote,
            int startOffset,
            int endOffset,
            String kind,
            String form,
            String baseline,
            String target,
            String unit,
            @Nullable LocalDate dueOn,
            String due,
            String condition,
            boolean openWording,
            String note,
            int clauseNumber) {}
}
