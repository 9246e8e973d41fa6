package luoshi.light;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.NotFound;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells how the light of a measure has changed, and what was set by hand; what was withdrawn stays among it. */
@Component
class LightHistory {

    private final JdbcClient database;

    LightHistory(JdbcClient database) {
        this.database = database;
    }

    /** What was judged of the measure by the basis up to the day, newest first. */
    List<Judged> judged(int number, Basis basis, LocalDate day) {
        return database.sql("""
                        select p.quarter, j.light, j.reasons, j.judged_on
                        from light_judgement j
                          join reporting_period p on p.id = j.period_id
                          join measure m on m.id = j.measure_id
                        where m.number = :number and j.basis = :basis and j.judged_on <= :day and not j.voided
                        order by j.judged_on desc, p.starts_on desc, j.id desc
                        """)
                .param("number", number)
                .param("basis", basis.name())
                .param("day", day)
                .query((row, n) -> new Judged(
                        Quarter.of(row.getString("quarter")),
                        Light.valueOf(row.getString("light")),
                        row.getString("reasons"),
                        row.getObject("judged_on", LocalDate.class)))
                .list();
    }

    /** What was set by hand for the measure up to the day, newest first; what was withdrawn later stands as it did. */
    List<Overridden> overridden(int number, LocalDate day) {
        return database.sql("""
                        select p.quarter, o.light, o.rule_light, o.reason, a.display_name as set_by, o.set_on,
                               coalesce(w.display_name, '') as withdrawn_by,
                               case when o.withdrawn_on <= :day then o.withdrawn_on end as withdrawn_on, o.withdrawn_why
                        from light_override o
                          join reporting_period p on p.id = o.period_id
                          join measure m on m.id = o.measure_id
                          join account a on a.id = o.set_by
                          left join account w on w.id = o.withdrawn_by
                        where m.number = :number and o.set_on <= :day order by o.id desc
                        """)
                .param("number", number)
                .param("day", day)
                .query((row, n) -> new Overridden(
                        Quarter.of(row.getString("quarter")),
                        Light.valueOf(row.getString("light")),
                        Light.valueOf(row.getString("rule_light")),
                        row.getString("reason"),
                        row.getString("set_by"),
                        row.getObject("set_on", LocalDate.class),
                        row.getString("withdrawn_by"),
                        row.getObject("withdrawn_on", LocalDate.class),
                        row.getString("withdrawn_why")))
                .list();
    }

    /**
     * What the measure is called.
     *
     * @throws NotFound if the document has none with the number
     */
    String heading(int number) {
        return database.sql("select '（' || numeral || '）' || title from measure where number = ?")
                .params(number)
                .query(String.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** How the measure stood from a day on. */
    record Judged(Quarter quarter, Light light, String reasons, LocalDate judgedOn) {}

    /** A light set by hand, and when and why it was withdrawn, if it was. */
    record Overridden(
            Quarter quarter,
            Light light,
            Light ruleLight,
            String reason,
            String setBy,
            LocalDate setOn,
            String withdrawnBy,
            @Nullable LocalDate withdrawnOn,
            String withdrawnWhy) {}
}
