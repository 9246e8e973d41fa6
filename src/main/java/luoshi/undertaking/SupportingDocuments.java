package luoshi.undertaking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Reads supporting documents: issued ones are open to everybody who works on the measures. */
@Service
@Transactional(readOnly = true)
class SupportingDocuments {

    /** What is read, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with supporting_document as materialized (select * from supporting_document_on(:day)),
                 supporting_document_measure as materialized (select * from supporting_document_measure_on(:day)),
                 claim as materialized (select * from claim_on(:day))
            """;

    private final JdbcClient database;

    SupportingDocuments(JdbcClient database) {
        this.database = database;
    }

    /** What derives from the document, measure after measure, now or at the end of a past day. */
    public List<DocumentLine> derived(DocumentQuery query) {
        return asAt(query, """
                        select d.id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               u.name as unit_name, d.title, d.doc_number, d.doc_date
                        from supporting_document d
                          join supporting_document_measure s on s.document_id = d.id
                          join measure m on m.id = s.measure_id
                          join unit u on u.id = d.unit_id
                        where d.void_reason = ''
                          and (coalesce(:unit, '') = '' or u.code = :unit)
                          and (cast(:measure as integer) is null or m.number = :measure)
                        order by m.number, u.sort_no, u.id, d.doc_date, d.id
                        """).query(DocumentLine.class).list();
    }

    /** 还没有配套文件: the measures and the units responsible for them that have registered none for the measure. */
    public List<Pair> without(DocumentQuery query) {
        return asAt(query, """
                        select c.id as claim_id, m.number as measure_number,
                               '（' || m.numeral || '）' || m.title as measure, u.name as unit_name, c.unit_id
                        from claim c
                          join measure m on m.id = c.measure_id
                          join unit u on u.id = c.unit_id
                          join responsibility r on r.id = c.responsibility_id
                        where c.state <> 'RELEASED'
                          and not exists (select from supporting_document d
                                            join supporting_document_measure s on s.document_id = d.id
                                          where d.unit_id = c.unit_id and s.measure_id = c.measure_id
                                            and d.void_reason = '')
                          and (coalesce(:unit, '') = '' or u.code = :unit)
                          and (cast(:measure as integer) is null or m.number = :measure)
                        order by m.number, r.position, u.sort_no
                        """).query(Pair.class).list();
    }

    private JdbcClient.StatementSpec asAt(DocumentQuery query, String sql) {
        return database.sql((query.asAt().isPast() ? AS_AT : "") + sql)
                .param("day", query.asAt().day())
                .param("unit", query.unit())
                .param("measure", query.measure());
    }

    /**
     * One document.
     *
     * @throws NotFound if there is none
     */
    public DocumentView document(long id) {
        return document(id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One document, now or at the end of a past day, if it was registered. */
    public Optional<DocumentView> document(long id, AsAt asAt) {
        return database.sql("""
                        select d.id, k.version as revision, d.unit_id, u.name as unit_name, d.title, d.doc_number,
                               d.doc_date, d.void_reason, a.display_name as registered_by, k.registered_at, %s as measure_ids
                        from %s d
                          join supporting_document k on k.id = d.id
                          join unit u on u.id = d.unit_id
                          join account a on a.id = k.registered_by
                        where d.id = :id
                        """.formatted(
                                asAt.isPast() ? "d.measure_ids" : """
                                        array(select measure_id from supporting_document_measure
                                              where document_id = d.id order by measure_id)
                                        """,
                                asAt.isPast() ? "supporting_document_on(:day)" : "supporting_document"))
                .param("id", id)
                .param("day", asAt.day())
                .query((row, n) -> new DocumentView(
                        row.getLong("id"),
                        row.getInt("revision"),
                        row.getLong("unit_id"),
                        row.getString("unit_name"),
                        row.getString("title"),
                        row.getString("doc_number"),
                        row.getObject("doc_date", LocalDate.class),
                        row.getString("void_reason"),
                        row.getString("registered_by"),
                        row.getTimestamp("registered_at").toInstant(),
                        List.of((Long[]) row.getArray("measure_ids").getArray())))
                .optional();
    }

    /** The ids of the measures that the unit is responsible for. */
    public List<Long> measuresOf(long unitId) {
        return database.sql("select measure_id from claim where unit_id = ? and state <> 'RELEASED'")
                .params(unitId)
                .query(Long.class)
                .list();
    }

    /** The date of the document that everything derives from. */
    public LocalDate policyDate() {
        return database.sql("select doc_date from policy_document order by id limit 1")
                .query(LocalDate.class)
                .single();
    }

    /** A document under one of the measures it serves. */
    record DocumentLine(
            long id,
            int measureNumber,
            String measure,
            String unitName,
            String title,
            String docNumber,
            LocalDate docDate) {}

    /** A unit that has no document for a measure yet. */
    record Pair(long claimId, int measureNumber, String measure, String unitName, long unitId) {}

    record DocumentView(
            long id,
            int revision,
            long unitId,
            String unitName,
            String title,
            String docNumber,
            LocalDate docDate,
            String voidReason,
            String registeredBy,
            Instant registeredAt,
            List<Long> measureIds) {

        /** Whether it was registered by mistake. */
        public boolean isVoid() {
            return !voidReason.isEmpty();
        }
    }
}
