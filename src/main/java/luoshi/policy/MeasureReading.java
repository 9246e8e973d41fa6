package luoshi.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads one measure for its page, with as few questions as it can: every module above adds some of its own. */
@Component
class MeasureReading {

    private static final SimplePropertyRowMapper<MeasureView> MEASURE =
            new SimplePropertyRowMapper<>(MeasureView.class);
    private static final SimplePropertyRowMapper<ResponsibilityView> RESPONSIBILITY =
            new SimplePropertyRowMapper<>(ResponsibilityView.class);
    private static final SimplePropertyRowMapper<IndicatorView> INDICATOR =
            new SimplePropertyRowMapper<>(IndicatorView.class);

    /** What is read in place of who is responsible today: who was at the end of a past day, and what was settled by then. */
    static final String AS_AT = """
            with responsibility as (
                select distinct on (r.measure_id, coalesce(r.unit_id, -r.group_id)) r.id, r.measure_id, r.position, r.unit_id,
                       r.group_id, r.wording, r.role, r.basis, r.basis_on, r.basis_reason, null::date as valid_to
                from responsibility r
                where r.valid_from <= :day and (r.valid_to is null or r.valid_to >= :day)
                order by r.measure_id, coalesce(r.unit_id, -r.group_id), r.id desc),
            wording_settlement as (
                select w.group_id, w.measure_id, w.reason, w.settled_on, null::date as reopened_on
                from wording_settlement w
                where w.settled_on <= :day and (w.reopened_on is null or w.reopened_on > :day)),
            membership as (
                select s.group_id, null::date as valid_to from membership s
                where s.valid_from <= :day and (s.valid_to is null or s.valid_to >= :day))
            """;

    private final JdbcClient database;

    MeasureReading(JdbcClient database) {
        this.database = database;
    }

    /**
     * One measure with its responsible units in the order of the document, now or at the end of a past day.
     *
     * @param unitId the unit of the reader, which may be one that can join
     * @throws NotFound if the document has none with the number
     */
    MeasureWithUnits measure(int number, long unitId, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select m.id, m.number, m.numeral, m.title, m.body, m.responsible_phrase, m.open_tail,
                               m.reporting_level, m.valid_from, c.numeral as chapter_numeral, c.title as chapter_title,
                               d.doc_number,
                               (select b.set_to from business_date b where b.set_to is not null) as set_date,
                               (select max(number) from measure where document_id = m.document_id) as last_number,
                               (select w.settled_on from wording_settlement w
                                where w.measure_id = m.id and w.reopened_on is null) as tail_settled_on,
                               coalesce((select w.reason from wording_settlement w
                                         where w.measure_id = m.id and w.reopened_on is null), '') as tail_reason,
                               exists (select from responsibility o
                                         join unit_group l on l.id = o.group_id and l.kind = 'OPEN_LIST'
                                       where o.measure_id = m.id and o.valid_to is null) as open_list,
                               exists (select from unit w
                                       where w.id = :unit and w.nature = 'PROVINCIAL_DEPARTMENT' and w.valid_to is null
                                         and not exists (select from responsible_unit n
                                                         where n.measure_id = m.id and n.unit_id = w.id
                                                           and n.valid_to is null)) as unnamed,
                               r.position, r.wording, r.role, r.basis, r.basis_on, r.basis_reason,
                               coalesce(u.full_name, g.full_name) as full_name, g.id is not null as of_group,
                               (select count(*) from membership s where s.group_id = g.id and s.valid_to is null)
                                   as members,
                               coalesce(g.kind, '') as group_kind, s.settled_on, s.reason as settled_reason
                        from measure m join chapter c on c.id = m.chapter_id
                          join policy_document d on d.id = m.document_id
                          left join responsibility r on r.measure_id = m.id and r.valid_to is null
                          left join unit u on u.id = r.unit_id
                          left join unit_group g on g.id = r.group_id
                          left join wording_settlement s on s.group_id = g.id and s.reopened_on is null
                        where m.number = :number order by r.position
                        """)
                .param("number", number)
                .param("unit", unitId)
                .param("day", asAt.day())
                .query(rows -> {
                    MeasureView measure = null;
                    var units = new ArrayList<ResponsibilityView>();
                    while (rows.next()) {
                        measure = MEASURE.mapRow(rows, 0);
                        if (rows.getObject("position") != null) {
                            units.add(RESPONSIBILITY.mapRow(rows, 0));
                        }
                    }
                    if (measure == null) {
                        throw new NotFound();
                    }
                    return new MeasureWithUnits(measure, units);
                });
    }

    /** The sentences of the measure in order, and its indicators in the order of their numbers. */
    Text text(long measureId) {
        return database.sql("""
                        select c.id, c.number as clause_number, c.start_offset as clause_start, c.text,
                               i.number, i.name, i.quote, i.start_offset, i.end_offset, i.kind, i.form, i.baseline,
                               i.target, i.unit, i.due_on, i.due, i.condition, i.open_wording, i.note
                        from clause c left join indicator i on i.clause_id = c.id
                        where c.measure_id = ? order by c.number, i.number
                        """).params(measureId).query(rows -> {
            var clauses = new LinkedHashSet<Clause>();
            var indicators = new ArrayList<IndicatorView>();
            while (rows.next()) {
                clauses.add(new Clause(
                        rows.getLong("id"),
                        rows.getInt("clause_number"),
                        rows.getInt("clause_start"),
                        rows.getString("text")));
                if (rows.getObject("number") != null) {
                    indicators.add(INDICATOR.mapRow(rows, 0));
                }
            }
            indicators.sort(Comparator.comparingInt(IndicatorView::number));
            return new Text(List.copyOf(clauses), indicators);
        });
    }

    record MeasureWithUnits(MeasureView measure, List<ResponsibilityView> units) {

        /** How many units were added for 等相关单位. */
        long supplemented() {
            return units.stream()
                    .filter(unit -> unit.role().equals("SUPPLEMENTED"))
                    .count();
        }

        /** Whether a coordinator has to say who is meant by one of its wordings. */
        boolean isAnyOpen() {
            return !measure.openTail().isEmpty() || units.stream().anyMatch(ResponsibilityView::isOpen);
        }

        /** Whether a coordinator named who leads it. */
        boolean isLeadNamed() {
            return units.stream()
                    .anyMatch(unit -> unit.role().equals("LEAD") && unit.basis().equals("APPOINTED"));
        }

        /** Whether nobody leads it. */
        boolean isLeaderless() {
            return units.stream().noneMatch(unit -> unit.role().equals("LEAD"));
        }
    }

    record Text(List<Clause> clauses, List<IndicatorView> indicators) {

        /** The sentences with the words marked that the indicators quote. */
        List<MarkedClause> marked() {
            return clauses.stream()
                    .map(clause -> MarkedClause.of(clause, indicators))
                    .toList();
        }
    }

    /**
     * A measure.
     *
     * @param setDate the business date, null where none is set
     */
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
            @Nullable LocalDate setDate,
            int lastNumber,
            @Nullable LocalDate tailSettledOn,
            String tailReason,
            boolean openList,
            boolean unnamed) {

        /** The words for units whom a coordinator may name, 相关单位 for 等相关单位; empty where the document names all. */
        String open() {
            return openList ? "省直有关部门" : openTail.replaceFirst("^等", "");
        }

        /** As the document writes it: （一）稳定就业岗位. */
        public String heading() {
            return asMeasure().heading();
        }

        /** The day that is asked for; one before the document is in force is refused. */
        AsAt knownOn(AsAt asked) {
            return DocumentReading.knownFrom(validFrom, asked);
        }

        Measure asMeasure() {
            return new Measure(id, number, numeral, title, chapterTitle);
        }
    }

    record ResponsibilityView(
            int position,
            String wording,
            String role,
            String basis,
            LocalDate basisOn,
            String basisReason,
            String fullName,
            boolean ofGroup,
            int members,
            String groupKind,
            @Nullable LocalDate settledOn,
            @Nullable String settledReason) {

        /** Whether a coordinator has to say who is meant. */
        public boolean isOpen() {
            return groupKind.equals("OPEN_LIST") || groupKind.equals("INDUSTRY_CHAINS");
        }
    }

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
