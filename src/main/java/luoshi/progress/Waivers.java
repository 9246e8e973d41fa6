package luoshi.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.account.IllegalStep;
import luoshi.calendar.AsAt;
import luoshi.progress.ReportingStatus.UnresolvedWording;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** 免报: what was owed in a quarter and is not owed any more. The obligation stays on record; no count has it. */
@Component
public class Waivers {

    private final JdbcClient database;

    Waivers(JdbcClient database) {
        this.database = database;
    }

    /**
     * Refuses to take anything for an entry that is waived.
     *
     * @throws IllegalStep if it is
     */
    void refuse(ProgressEntry entry) {
        var waived = entry.getCorrectsId() == null
                && database.sql("select exists (select from obligation_waiver where obligation_id = ?)")
                        .params(entry.getObligationId())
                        .query(Boolean.class)
                        .single();
        if (waived) {
            throw new IllegalStep("progress.refused.waived");
        }
    }

    /** What is waived in the period, in the order of the document. */
    @Transactional(readOnly = true)
    public List<Waived> of(long periodId) {
        return database.sql("""
                        select o.id as obligation_id, '（' || m.numeral || '）' || m.title as measure,
                               o.unit_name as unit, w.reason, a.display_name as waived_by, w.waived_on
                        from (select * from reporting_obligation where period_id = ? offset 0) o
                          join obligation_waiver w on w.obligation_id = o.id
                          join measure m on m.id = o.measure_id
                          join account a on a.id = w.waived_by
                        order by m.number, o.position, o.id
                        """).params(periodId).query(Waived.class).list();
    }

    /**
     * What the page of a period names below its counts, in one statement: what was waived at the end of the day, and wordings that
     * named nobody yet.
     */
    Remarks remarksOn(long periodId, AsAt asAt, LocalDate today) {
        var waived = new ArrayList<Waived>();
        var unresolved = new ArrayList<UnresolvedWording>();
        database.sql("""
                        select m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, o.unit_name as named,
                               w.reason, a.display_name as waived_by, w.waived_on, o.position, o.id as obligation_id
                        from (select * from reporting_obligation where period_id = :period offset 0) o
                          join (select obligation_id, reason, waived_by, waived_on from obligation_waiver
                                where waived_on <= :day
                                union all
                                select obligation_id, reason, waived_by, waived_on from obligation_waiver_taken_back
                                where waived_on <= :day and taken_back_on > :day) w on w.obligation_id = o.id
                          join measure m on m.id = o.measure_id
                          join account a on a.id = w.waived_by
                        union all
                        select measure_number, measure, wording, null, null, null, 0, null from %s
                        where period_id = :period
                        order by measure_number, position
                        """.formatted(asAt.isPast() ? "unresolved_wording_on(:day)" : "unresolved_wording"))
                .param("period", periodId)
                .param("day", asAt.dayOr(today))
                .query(row -> {
                    if (row.getObject("waived_on") == null) {
                        unresolved.add(new UnresolvedWording(
                                row.getInt("measure_number"), row.getString("measure"), row.getString("named")));
                    } else {
                        waived.add(new Waived(
                                row.getLong("obligation_id"),
                                row.getString("measure"),
                                row.getString("named"),
                                row.getString("reason"),
                                row.getString("waived_by"),
                                row.getObject("waived_on", LocalDate.class)));
                    }
                });
        return new Remarks(waived, unresolved);
    }

    /** What is waived in a period, and what nobody is named for. */
    record Remarks(List<Waived> waived, List<UnresolvedWording> unresolved) {}

    /**
     * Something that was owed and is not owed any more.
     *
     * @param obligationId what was owed
     * @param measure the measure, as the document writes it
     * @param unit the name of the unit in that quarter
     * @param reason why
     * @param waivedBy who waived it
     * @param waivedOn on which business date
     */
    public record Waived(
            long obligationId, String measure, String unit, String reason, String waivedBy, LocalDate waivedOn) {}
}
