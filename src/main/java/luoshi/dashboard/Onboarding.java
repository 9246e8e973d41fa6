package luoshi.dashboard;

import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.account.Actor;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.dashboard.MyTasks.Item;
import luoshi.progress.ProgressStatus;
import luoshi.undertaking.ClaimState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 入职一页纸: what somebody who is new to the unit's work has to know; what has to be done is as in {@link MyTasks}. */
@Service
@Transactional(readOnly = true)
class Onboarding {

    /** What is done in a unit, and not by the coordinators or for the report. */
    private static final List<String> OF_UNITS = List.of(
            "RETURNED",
            "FILL",
            "SUMMARY_OWED",
            "UNIT_REVIEW",
            "CLAIM",
            "MILESTONE_DUE",
            "TASK_POINT_DUE",
            "CLOSE_OUT_RETURNED",
            "CLOSE_OUT_REVIEW",
            "EXTENSION_REVIEW",
            "URGE_ANSWER",
            "URGE_REVIEW",
            "INSTRUCTION_ANSWER",
            "INSTRUCTION_REVIEW",
            "PROBLEM_ANSWER",
            "PROBLEM_REVIEW");

    /** The same and what was approved by then, as it stood at the end of a day. */
    private static final String AS_AT = MyUnit.UNDERTAKEN_AS_AT + """
            , effective_entry as (
                select o.measure_id, o.unit_id, o.period_id, v.entry_id,
                       concat_ws(E'\\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress,
                       concat_ws(E'\\n', nullif(s.next_steps, ''), nullif(v.next_steps, '')) as next_steps,
                       v.status, v.no_progress, v.no_progress_reason
                from reporting_obligation o
                  join entry_version v on v.id = effective_version_on(o.id, :day)
                  left join entry_version s on s.id = effective_version_on(v.shares_id, :day)
                where o.unit_id = :unit)
            """;

    private static final String PEOPLE_AS_AT = """
            open_task_on(:day, array(select id from account where unit_id = :unit))""";

    private static final String REQUESTS_AS_AT = """
            with extension_request as (select * from extension_request_on(:day)),
                 close_out as (select * from past.close_out_of(:day))
            """;

    private final JdbcClient database;

    Onboarding(JdbcClient database) {
        this.database = database;
    }

    /**
     * For each measure the unit owes in the period: what was last approved before, and how it stands with its claim; now or at
     * the end of a past day.
     */
    public List<Last> lastTexts(Actor actor, long periodId, AsAt asAt) {
        return database.sql((asAt.isPast() ? AS_AT : "") + """
                        select m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, o.role,
                               x.quarter, x.entry_id, x.progress, x.next_steps, x.status,
                               coalesce(x.no_progress, false) as no_progress, x.no_progress_reason,
                               c.id as claim_id, c.state as claim_state, a.display_name as contact,
                               s.title as milestone, s.due_on as milestone_due
                        from reporting_obligation o
                          join reporting_period present on present.id = o.period_id
                          join measure m on m.id = o.measure_id
                          left join lateral (select e.entry_id, e.progress, e.next_steps, e.status, e.no_progress,
                                                    e.no_progress_reason, p.quarter
                                             from effective_entry e join reporting_period p on p.id = e.period_id
                                             where e.measure_id = o.measure_id and e.unit_id = o.unit_id
                                               and p.starts_on < present.starts_on
                                             order by p.starts_on desc limit 1) x on true
                          left join claim c on c.measure_id = o.measure_id and c.unit_id = o.unit_id
                                               and c.state <> 'RELEASED'
                          left join account a on a.id = c.contact_id
                          left join lateral (select title, due_on from standing_milestone
                                             where claim_id = c.id and done_on is null
                                             order by due_on, number limit 1) s on true
                        where o.unit_id = :unit and o.period_id = :period
                          and (cast(:day as date) is null or o.established_on <= :day)
                        order by m.number
                        """)
                .param("day", asAt.day(), Types.DATE)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .query(Last.class)
                .list();
    }

    /**
     * What waits in the unit, in whosever hands of its people it is, and what of theirs waits for somebody else; now or at the end of
     * a past day.
     */
    public Work work(Actor actor, LocalDateTime now, AsAt asAt, Deadlines deadlines) {
        var items = database.sql((asAt.isPast() ? REQUESTS_AS_AT : "")
                        + """
                        select distinct kind, deadline, quarter, due_on, lock_on, title, unit_name, note, href, since,
                               array_position(:order::text[], kind) as place
                        from %s
                        where account_id in (select a.id from account a join account_role r on r.account_id = a.id
                                             where a.unit_id = :unit and r.role in ('REPORTER', 'UNIT_APPROVER'))
                          and kind = any (:kinds)
                        union all
                        select 'EXTENSION', null, null, e.asked_for, null, '（' || m.numeral || '）' || m.title, '', '',
                               '/extensions/' || e.id, null, null
                        from extension_request e
                          join claim c on c.id = e.claim_id
                          join measure m on m.id = c.measure_id
                        where c.unit_id = :unit and e.state in ('UNIT_REVIEW', 'SUBMITTED')
                        union all
                        select 'CLOSE_OUT', null, null, null, null, '（' || m.numeral || '）' || m.title, '', '',
                               '/close-outs/' || o.id, null, null
                        from close_out o
                          join claim c on c.id = o.claim_id
                          join measure m on m.id = c.measure_id
                        where c.unit_id = :unit and o.state in ('DRAFT', 'UNIT_REVIEW', 'RETURNED', 'SUBMITTED')
                        order by due_on nulls last, place, kind, since, href
                        """.formatted(asAt.isPast() ? PEOPLE_AS_AT : "open_task(:now)"))
                .param("now", now)
                .param("day", asAt.day())
                .param("unit", actor.unitId())
                .param("order", MyTasks.ORDER.toArray(String[]::new))
                .param("kinds", OF_UNITS.toArray(String[]::new))
                .query(Item.class)
                .list();
        var toDo = items.stream().filter(item -> OF_UNITS.contains(item.kind())).toList();
        var atHand = toDo.stream().map(Item::page).collect(Collectors.toSet());
        return new Work(
                MyTasks.grouped(toDo, deadlines),
                items.stream()
                        .filter(item -> !OF_UNITS.contains(item.kind()) && !atHand.contains(item.href()))
                        .toList());
    }

    /**
     * What there is to do.
     *
     * @param tasks what waits for people of the unit
     * @param underWay requests for more time and for the close-out that wait for somebody else
     */
    record Work(List<MyTasks.Task> tasks, List<Item> underWay) {}

    /** What was last approved on a measure, and what the unit has promised for it. */
    record Last(
            int measureNumber,
            String measure,
            String role,
            @Nullable Quarter quarter,
            @Nullable Long entryId,
            @Nullable String progress,
            @Nullable String nextSteps,
            @Nullable ProgressStatus status,
            boolean noProgress,
            @Nullable String noProgressReason,
            @Nullable Long claimId,
            @Nullable ClaimState claimState,
            @Nullable String contact,
            @Nullable String milestone,
            @Nullable LocalDate milestoneDue) {

        /** Whether the unit leads the measure. */
        public boolean lead() {
            return "LEAD".equals(role);
        }

        /** Whether the next milestone should have been reached by the day. */
        public boolean lateOn(LocalDate today) {
            return milestoneDue != null && milestoneDue.isBefore(today);
        }
    }
}
