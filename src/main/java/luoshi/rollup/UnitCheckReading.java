package luoshi.rollup;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.BusinessClock;
import luoshi.calendar.Quarter;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What units were shown of reports and what they said: each unit its own, and whoever sees a report that of all of them. */
@Service
@Transactional(readOnly = true)
class UnitCheckReading {

    private static final String OBJECTIONS = """
            select o.id, u.name as unit, o.place, o.quoted, o.reason, o.raised_by_name, o.raised_on, o.outcome, o.answer,
                   o.new_text, o.answered_by_name, o.answered_on,
                   coalesce((select s.text from report_passage s
                             where s.report_id = o.report_id and s.merged_into is null and s.kind not in ('PROGRAM', 'CHAPTER', 'MEASURE')
                               and (s.trace = o.trace or s.text = o.quoted)
                             order by s.trace <> o.trace limit 1), '') as text
            from report_objection o join unit u on u.id = o.unit_id
            """;

    private static final String CHECKS = """
            select c.id, u.name as unit, s.state, s.quarter, s.number, s.title, c.shown_on, c.due_on, c.confirmed_by_name,
                   c.confirmed_on, c.replaced_at is not null as replaced,
                   (select count(*) from report_objection o
                    where o.report_id = s.id and o.unit_id = c.unit_id
                      and o.outcome is distinct from 'WITHDRAWN') as objections,
                   (select count(*) from report_objection o
                    where o.report_id = s.id and o.unit_id = c.unit_id and o.outcome is null) as unanswered
            from report_unit_check c
              join roll_up_report s on s.id = c.report_id
              join unit u on u.id = c.unit_id
            """;

    /** What the list reads, under the same names, as it stood at the end of a day. */
    private static final String AS_AT = """
            with roll_up_report as (select * from roll_up_report_on(:day)),
                 report_unit_check as (select * from report_unit_check_on(:day)),
                 report_objection as (select * from report_objection_on(:day))
            """;

    /** The same with what is said of objections on the page of a report. */
    private static final String ON_REPORT = """
            with report_objection as (
                select o.id, o.report_id, o.unit_id, o.place, o.quoted, o.trace, o.reason, o.raised_by_name, o.raised_on,
                       case when d.answered then o.outcome end as outcome, case when d.answered then o.answer else '' end as answer,
                       case when d.answered then o.new_text else '' end as new_text,
                       case when d.answered then o.answered_by_name else '' end as answered_by_name,
                       case when d.answered then o.answered_on end as answered_on
                from report_objection o cross join lateral (select coalesce(o.answered_on <= :day, false) as answered) d
                where o.raised_on <= :day)
            """;

    private final JdbcClient database;
    private final BusinessClock businessClock;

    UnitCheckReading(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /** Where the units read their sentences of a report. */
    static String path(RollUpReport report) {
        return "/unit-check/" + report.getQuarter() + "/" + report.getNumber();
    }

    /** The reports of which the unit was shown something, the newest first; now or at the end of a past day. */
    public List<Check> all(Actor actor, AsAt asAt) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        return database.sql((asAt.isPast() ? AS_AT : "") + CHECKS + """
                        where c.unit_id = :unit
                          and c.number = (select max(n.number) from report_unit_check n
                                          where n.report_id = c.report_id and n.unit_id = c.unit_id)
                        order by s.quarter desc, s.number desc
                        """)
                .param("day", asAt.day())
                .param("unit", actor.unitId())
                .query(Check.class)
                .list();
    }

    /**
     * What the person's unit was shown of the report last, and what it said to that and before.
     *
     * @throws NotFound if it was never shown anything of it
     */
    public OfUnit ofUnit(Actor actor, Quarter quarter, int number) {
        return ofUnit(actor, quarter, number, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** The same, now or at the end of a past day; empty if it had not been shown anything of it. */
    public Optional<OfUnit> ofUnit(Actor actor, Quarter quarter, int number, AsAt asAt) {
        actor.mustBe(Role.REPORTER, Role.UNIT_APPROVER);
        return database.sql((asAt.isPast() ? AS_AT : "") + CHECKS + """
                        where c.unit_id = :unit and s.quarter = :quarter and s.number = :number
                        order by c.number desc limit 1
                        """)
                .param("day", asAt.day())
                .param("unit", actor.unitId())
                .param("quarter", quarter.toString())
                .param("number", number)
                .query(Check.class)
                .optional()
                .map(check -> ofUnit(actor, quarter, number, check, asAt));
    }

    private OfUnit ofUnit(Actor actor, Quarter quarter, int number, Check check, AsAt asAt) {
        var sentences = database.sql("""
                        select position, heading, place, text from report_unit_check_sentence where check_id = ? order by position
                        """).params(check.id()).query(Shown.class).list();
        var objections = database.sql((asAt.isPast() ? ON_REPORT : "") + OBJECTIONS + """
                          join roll_up_report s on s.id = o.report_id
                        where o.unit_id = :unit and s.quarter = :quarter and s.number = :number order by o.id
                        """)
                .param("day", asAt.day())
                .param("unit", actor.unitId())
                .param("quarter", quarter.toString())
                .param("number", number)
                .query(Objection.class)
                .list();
        return new OfUnit(check, sentences, objections, asAt.isPast() ? "THEN" : check.closed(businessClock.today()));
    }

    /**
     * The report of which the unit was shown something.
     *
     * @throws NotFound if it was never shown anything of it
     */
    public long reportOf(Actor actor, Quarter quarter, int number) {
        return database.sql("""
                        select s.id from roll_up_report s
                        where s.quarter = :quarter and s.number = :number
                          and exists (select from report_unit_check c where c.report_id = s.id and c.unit_id = :unit)
                        """)
                .param("unit", actor.unitId())
                .param("quarter", quarter.toString())
                .param("number", number)
                .query(Long.class)
                .optional()
                .orElseThrow(NotFound::new);
    }

    /** How the units stand with a report, and every objection with its answer; now or at the end of a past day. */
    OnReport onReport(RollUpReport report, AsAt asAt) {
        var units = database.sql((asAt.isPast() ? AS_AT : "") + CHECKS
                        + "where c.report_id = :report and c.replaced_at is null order by u.sort_no, u.id")
                .param("day", asAt.day())
                .param("report", report.getId())
                .query(Check.class)
                .list();
        var objections = database.sql(
                        (asAt.isPast() ? ON_REPORT : "") + OBJECTIONS + " where o.report_id = :report order by o.id")
                .param("day", asAt.day())
                .param("report", report.getId())
                .query(Objection.class)
                .list();
        return new OnReport(
                units,
                objections,
                asAt.day() == null ? businessClock.today() : asAt.day(),
                !asAt.isPast() && report.getState().isInTheMaking());
    }

    /**
     * What a unit was shown, and how it stands with it.
     *
     * @param replaced whether its sentences have been others since, or are gone
     */
    record Check(
            long id,
            String unit,
            ReportState state,
            Quarter quarter,
            int number,
            String title,
            LocalDate shownOn,
            LocalDate dueOn,
            String confirmedByName,
            @Nullable LocalDate confirmedOn,
            boolean replaced,
            int objections,
            int unanswered) {

        /** Where the unit reads it. */
        public String path() {
            return "/unit-check/" + quarter + "/" + number;
        }

        /** How it stands on the day. Silence is not agreement. */
        public String standing(LocalDate today) {
            if (confirmedOn != null) {
                return "CONFIRMED";
            }
            if (objections > 0) {
                return unanswered > 0 ? "OBJECTED" : today.isAfter(dueOn) ? "ANSWERED" : "OPEN";
            }
            return today.isAfter(dueOn) ? "SILENT" : "OPEN";
        }

        /** The tone of the badge that shows it. */
        public String tone(LocalDate today) {
            return switch (standing(today)) {
                case "CONFIRMED", "ANSWERED" -> "ok";
                case "OBJECTED" -> "bad";
                case "OPEN" -> "warn";
                default -> "muted";
            };
        }

        /** Why nothing can be said any more; null as long as something can. */
        @Nullable
        String closed(LocalDate today) {
            if (state == ReportState.DRAFT) {
                return "DRAFT";
            }
            if (state != ReportState.UNIT_CHECK) {
                return "HANDED_IN";
            }
            if (replaced) {
                return "REPLACED";
            }
            return confirmedOn != null ? "CONFIRMED" : today.isAfter(dueOn) ? "OVER" : null;
        }
    }

    /** A sentence as the unit was shown it. */
    record Shown(int position, String heading, String place, String text) {}

    /**
     * An objection and what became of it.
     *
     * @param outcome null while it waits for an answer
     * @param newText what the sentence says since; empty where it was not rewritten
     * @param text what the sentence says now; empty if it cannot be rewritten
     */
    record Objection(
            long id,
            String unit,
            String place,
            String quoted,
            String reason,
            String raisedByName,
            LocalDate raisedOn,
            ReportObjection.@Nullable Outcome outcome,
            String answer,
            String newText,
            String answeredByName,
            @Nullable LocalDate answeredOn,
            String text) {}

    /** The unit's page. */
    record OfUnit(
            Check check,
            List<Shown> sentences,
            List<Objection> objections,
            @Nullable String closed) {

        /** Whether an objection of the unit waits for its answer. */
        public boolean waits() {
            return objections.stream().anyMatch(one -> one.outcome() == null);
        }
    }

    /** The section on the report's page. */
    record OnReport(List<Check> units, List<Objection> objections, LocalDate today, boolean answerable) {

        /** Whether the report was ever shown to units. */
        public boolean any() {
            return !units.isEmpty() || !objections.isEmpty();
        }

        /** How many units stand like that. */
        public long count(String standing) {
            return units.stream()
                    .filter(unit -> unit.standing(today).equals(standing))
                    .count();
        }
    }
}
