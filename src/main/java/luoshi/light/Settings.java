package luoshi.light;

import static luoshi.calendar.WorkingDays.HOLIDAYS;
import static luoshi.calendar.WorkingDays.KNOWN;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.NotFound;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds for a quarter its days and the version of the rule that judges it: the last one set for it, or else for the quarter
 * nearest before it; once it is locked, the one it was judged by.
 */
@Component
class Settings {

    private static final String SETTING = """
            select p.id as period_id, p.quarter, p.established_on is not null as established, d.doc_date, p.starts_on,
                   p.ends_on, p.opens_on, p.due_on, p.review_on, p.lock_on, r.id as rule_id, r.yellow_points, r.red_points,
                   r.due_soon_days, r.returned_days, r.still_quarters
            from reporting_period p
              join policy_document d on d.id = p.document_id
              join light_rule r on r.id = coalesce(
                case when p.lock_on < :today
                     then (select j.rule_id from light_judgement j
                           where j.period_id = p.id and j.judged_on <= :today and not j.voided
                           order by j.id desc limit 1) end,
                (select one.id from light_rule one
                 where one.from_quarter <= p.quarter order by one.from_quarter desc, one.id desc limit 1))
            """;

    /** The same of a quarter as it was at the end of a past day. */
    private static final String AS_AT = SETTING.replace("from reporting_period p", """
            from (select one.id, one.document_id, one.quarter, one.starts_on, one.ends_on,
                         case when one.established_on <= :day then one.established_on end as established_on,
                         coalesce(b.before[1], one.opens_on) as opens_on,
                         coalesce(b.before[2], one.due_on) as due_on,
                         coalesce(b.before[3], one.review_on) as review_on,
                         coalesce(b.before[5], one.lock_on) as lock_on
                  from reporting_period one
                    left join lateral (select c.before from period_change c
                                       where c.period_id = one.id and c.before is not null and c.set_on > :day
                                       order by c.id limit 1) b on true) p
            """)
            .replace("<= p.quarter", "<= p.quarter and one.set_on <= greatest(:day, d.doc_date)");

    private static final String LATEST =
            "order by p.opens_on > :today, case when p.opens_on <= :today then p.opens_on end desc, p.opens_on limit 1";

    private final JdbcClient database;

    Settings(JdbcClient database) {
        this.database = database;
    }

    /**
     * The quarter as it is judged on the day.
     *
     * @throws NotFound if the document has no period for it
     */
    Setting of(Quarter quarter, LocalDate today) {
        return database.sql(SETTING + "where p.quarter = :quarter")
                .param("quarter", quarter.toString())
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * The quarter as it was at the end of a past day, with the dates and the rule that were in force then.
     *
     * @throws NotFound if the document has no period for it
     */
    Setting asAt(Quarter quarter, LocalDate day) {
        return database.sql(AS_AT + "where p.quarter = :quarter")
                .param("quarter", quarter.toString())
                .param("day", day)
                .param("today", day)
                .query((row, n) -> Setting.of(row, day))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /**
     * The quarter as it is judged on the day and the working days that it is judged by, with one statement.
     *
     * @throws NotFound if the document has no period for it
     */
    Judging judging(Quarter quarter, LocalDate today) {
        return database.sql(
                        SETTING.replace("from reporting_period", ", " + HOLIDAYS + " as holidays from reporting_period")
                                + "where p.quarter = :quarter")
                .param("quarter", quarter.toString())
                .param("today", today)
                .query((row, n) -> new Judging(Setting.of(row, today), WorkingDays.along(row.getString("holidays"))))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The same at the end of a past day, with the dates, the rule and the working days that were known then. */
    Judging judgingAsAt(Quarter quarter, LocalDate day) {
        return database.sql(
                        AS_AT.replaceFirst("from \\(select one.id", ", " + KNOWN + " as holidays from (select one.id")
                                + "where p.quarter = :quarter")
                .param("quarter", quarter.toString())
                .param("day", day)
                .param("today", day)
                .query((row, n) -> new Judging(
                        Setting.of(row, day),
                        WorkingDays.knownAlong(row.getString("holidays")).calendar()))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** A quarter and the working days. */
    record Judging(Setting setting, WorkingCalendar days) {}

    /** The latest quarter that has opened by the day, or the first one if none has. */
    Setting current(LocalDate today) {
        return database.sql(SETTING + LATEST)
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** The same by the dates and the rule that were in force at the end of a past day. */
    Setting currentAsAt(LocalDate day) {
        return database.sql(AS_AT + LATEST)
                .param("day", day)
                .param("today", day)
                .query((row, n) -> Setting.of(row, day))
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** All quarters, the earliest first. */
    List<Setting> all(LocalDate today) {
        return database.sql(SETTING + "order by p.starts_on")
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .list();
    }

    /** All quarters as they were at the end of a past day, the earliest first. */
    List<Setting> allAsAt(LocalDate day) {
        return database.sql(AS_AT + "order by p.starts_on")
                .param("day", day)
                .param("today", day)
                .query((row, n) -> Setting.of(row, day))
                .list();
    }

    /** The quarters that take or will take reports on the day or later, the earliest first. */
    List<Setting> notLocked(LocalDate today) {
        return database.sql(SETTING + "where p.lock_on >= :today order by p.starts_on")
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .list();
    }

    /** The quarters that are not reported or not locked yet: whose dates, or the working days they go by, can still be others. */
    List<Setting> unreported(LocalDate today) {
        return database.sql(SETTING + """
                        where p.established_on is not null and p.opens_on <= :today and (p.reported_on is null or p.lock_on >= :today)
                        order by p.starts_on
                        """)
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .list();
    }

    /** Those, and the ones that have not opened. */
    List<Setting> movable(LocalDate today) {
        return database.sql(SETTING + "where p.reported_on is null or p.lock_on >= :today order by p.starts_on")
                .param("today", today)
                .query((row, n) -> Setting.of(row, today))
                .list();
    }

    /** All quarters in which something is owed by the day, the earliest first. */
    List<Setting> established(LocalDate today) {
        return established(today, LocalDate.of(1, 1, 1));
    }

    /** Those of them that begin on the day or later. */
    List<Setting> established(LocalDate today, LocalDate from) {
        return database.sql(SETTING + """
                        where p.established_on is not null and p.opens_on <= :today and p.starts_on >= :from
                        order by p.starts_on
                        """)
                .param("today", today)
                .param("from", from)
                .query((row, n) -> Setting.of(row, today))
                .list();
    }
}
