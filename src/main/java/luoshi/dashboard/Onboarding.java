package luoshi.dashboard;

import java.time.LocalDate;
import java.util.List;
import luoshi.account.Actor;
import luoshi.calendar.Quarter;
import luoshi.progress.ProgressStatus;
import luoshi.undertaking.ClaimState;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** 入职一页纸: what somebody who is new to the unit's work has to know beside what is due. */
@Service
@Transactional(readOnly = true)
class Onboarding {

    private final JdbcClient database;

    Onboarding(JdbcClient database) {
        this.database = database;
    }

    /** For each measure the unit owes in the period: what was last approved before, and how it stands with its claim. */
    public List<Last> lastTexts(Actor actor, long periodId) {
        return database.sql("""
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
                          left join lateral (select title, due_on from milestone
                                             where claim_id = c.id and done_on is null
                                             order by due_on, number limit 1) s on true
                        where o.unit_id = :unit and o.period_id = :period
                        order by m.number
                        """)
                .param("unit", actor.unitId())
                .param("period", periodId)
                .query(Last.class)
                .list();
    }

    /** What is under way beside the reports: 催办 to be answered, requests for more time and for the close-out. */
    public List<Matter> underWay(Actor actor) {
        return database.sql("""
                        select 'URGE' as kind, '/urges/' || n.id as href, n.doc_number as about, n.answer_by as day
                        from urge_notice n where n.unit_id = :unit and n.state = 'ISSUED'
                        union all
                        select 'EXTENSION', '/extensions/' || e.id, '（' || m.numeral || '）' || m.title, e.asked_for
                        from extension_request e
                          join claim c on c.id = e.claim_id
                          join measure m on m.id = c.measure_id
                        where c.unit_id = :unit and e.state in ('UNIT_REVIEW', 'SUBMITTED')
                        union all
                        select 'CLOSE_OUT', '/close-outs/' || o.id, '（' || m.numeral || '）' || m.title, null
                        from close_out o
                          join claim c on c.id = o.claim_id
                          join measure m on m.id = c.measure_id
                        where c.unit_id = :unit and o.state in ('DRAFT', 'UNIT_REVIEW', 'RETURNED', 'SUBMITTED')
                        order by kind desc, day, href
                        """)
                .param("unit", actor.unitId())
                .query(Matter.class)
                .list();
    }

    /**
     * Something that is under way.
     *
     * @param about the number of the urge, or the measure
     * @param day until when it is to be answered, or until when more time is asked for; null for a close-out
     */
    record Matter(
            String kind,
            String href,
            String about,
            @Nullable LocalDate day) {

        /** The message key of its sentence: about what, and the day. */
        public String key() {
            return "dashboard.onboarding.under-way." + kind;
        }
    }

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
    }
}
