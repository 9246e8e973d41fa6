package luoshi.undertaking;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.NotFound;
import luoshi.calendar.AsAt;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 待细化: which wordings of the document have no number and no date yet, and what units have said about the others. */
@Service
@Transactional(readOnly = true)
public class OpenWordings {

    private static final String LINES = """
            select w.id, w.measure_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                   c.number as clause_number, w.vague, w.words, w.asks, coalesce(i.name, '') as indicator,
                   f.amount, coalesce(f.amount_unit, '') as amount_unit, f.due_on, coalesce(f.reading, '') as reading,
                   coalesce(u.name, '') as settled_by, f.entered_on,
                   (select count(distinct o.unit_id) from refinement o
                    where o.open_wording_id = w.id and o.entered_on <= :on) as given
            from open_wording w
              join measure m on m.id = w.measure_id
              join clause c on c.id = w.clause_id
              left join indicator i on i.id = w.indicator_id
              left join lateral (select * from refinement s
                                 where s.open_wording_id = w.id and s.counts and s.entered_on <= :on
                                 order by s.id desc limit 1) f on true
              left join unit u on u.id = f.unit_id
            """;

    /** Later than every business date. */
    private static final LocalDate EVER = LocalDate.of(9999, 12, 31);

    private final JdbcClient database;

    OpenWordings(JdbcClient database) {
        this.database = database;
    }

    /**
     * How it stands on a day, measure after measure, for the report.
     *
     * @param on the business date; what was entered later does not count
     */
    public List<OfMeasure> standing(LocalDate on) {
        return database.sql("""
                        select m.number as measure_number, m.numeral as measure_numeral, count(*) as wordings,
                               count(*) filter (where w.settled) as settled,
                               coalesce(string_agg('“' || translate(w.words, '“”', '‘’') || '”', '、' order by w.start_offset, w.id)
                                            filter (where not w.settled), '') as open_words
                        from (select w.*, exists (select from refinement f
                                                  where f.open_wording_id = w.id and f.counts
                                                    and f.entered_on <= :on) as settled
                              from open_wording w) w
                          join measure m on m.id = w.measure_id
                        group by m.id order by m.number
                        """).param("on", on).query(OfMeasure.class).list();
    }

    /**
     * The wordings of a measure.
     *
     * @param wordings how many it has
     * @param settled how many of them have a number or a date that counts
     * @param openWords the others word by word, each in quotation marks
     */
    public record OfMeasure(int measureNumber, String measureNumeral, int wordings, int settled, String openWords) {

        /** How many are still open. */
        public int open() {
            return wordings - settled;
        }
    }

    /** The wordings in the order of the text; measure by number, optional; now or at the end of a past day. */
    List<Line> lines(WordingFilter filter, @Nullable Integer measure, AsAt asAt) {
        return database.sql(LINES + """
                        where %s and (cast(:measure as integer) is null or m.number = :measure)
                        order by m.number, w.start_offset, w.id
                        """.formatted(filter.condition()))
                .param("on", asAt.dayOr(EVER))
                .param("measure", measure)
                .query(Line.class)
                .list();
    }

    /**
     * One wording.
     *
     * @throws NotFound if there is none
     */
    Line line(long id) {
        return line(id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One wording, now or at the end of a past day; empty for a day before the document was issued. */
    Optional<Line> line(long id, AsAt asAt) {
        return database.sql(LINES + " where w.id = :id and m.valid_from <= :on")
                .param("on", asAt.dayOr(EVER))
                .param("id", id)
                .query(Line.class)
                .optional();
    }

    /** Every reading that units have given of the wording, or had given at the end of a past day, newest first. */
    List<Given> given(long id, AsAt asAt) {
        return database.sql("""
                        select f.id, f.unit_id, u.name as unit_name, f.number, f.amount, f.amount_unit, f.due_on, f.reading,
                               f.counts, a.display_name as entered_by, f.entered_at, f.entered_on
                        from refinement f join unit u on u.id = f.unit_id join account a on a.id = f.entered_by
                        where f.open_wording_id = :id and f.entered_on <= :on order by f.id desc
                        """)
                .param("id", id)
                .param("on", asAt.dayOr(EVER))
                .query(Given.class)
                .list();
    }

    /** Every reading that units have given of the wording, newest first. */
    List<Given> given(long id) {
        return given(id, AsAt.NOW);
    }

    /** Whether the unit is responsible for the measure. */
    boolean isResponsible(long unitId, long measureId) {
        return database.sql(
                        "select exists (select from claim where unit_id = ? and measure_id = ? and state <> 'RELEASED')")
                .params(unitId, measureId)
                .query(Boolean.class)
                .single();
    }

    /** A wording and, once it is settled, by whom, how and when. */
    record Line(
            long id,
            long measureId,
            int measureNumber,
            String measure,
            int clauseNumber,
            String vague,
            String words,
            String asks,
            String indicator,
            @Nullable BigDecimal amount,
            String amountUnit,
            @Nullable LocalDate dueOn,
            String reading,
            String settledBy,
            @Nullable LocalDate enteredOn,
            int given) {

        /** Whether a number or a date that counts has been given. */
        public boolean isSettled() {
            return !settledBy.isEmpty();
        }

        /** The number with what it counts, as people write it; empty without one. */
        public String quantity() {
            return OpenWordings.quantity(amount, amountUnit);
        }
    }

    /** A reading that a unit gave. */
    record Given(
            long id,
            long unitId,
            String unitName,
            int number,
            @Nullable BigDecimal amount,
            String amountUnit,
            @Nullable LocalDate dueOn,
            String reading,
            boolean counts,
            String enteredBy,
            Instant enteredAt,
            LocalDate enteredOn) {

        /** The number with what it counts, as people write it; empty without one. */
        public String quantity() {
            return OpenWordings.quantity(amount, amountUnit);
        }
    }

    private static String quantity(@Nullable BigDecimal amount, String unit) {
        return amount == null ? "" : amount.stripTrailingZeros().toPlainString() + unit;
    }
}
