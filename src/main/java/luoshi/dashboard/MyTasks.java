package luoshi.dashboard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.progress.EntryState;
import luoshi.progress.ProgressStatus;
import luoshi.progress.ReportingPeriod;
import luoshi.progress.ReportingStatus;
import luoshi.undertaking.ClaimTasks;
import luoshi.undertaking.RequestTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gathers what waits for a person; a task with nothing to do is left out. */
@Component
class MyTasks {

    private final JdbcClient database;
    private final ReportingStatus status;
    private final ClaimTasks claims;
    private final RequestTasks requests;

    MyTasks(JdbcClient database, ReportingStatus status, ClaimTasks claims, RequestTasks requests) {
        this.database = database;
        this.status = status;
        this.claims = claims;
        this.requests = requests;
    }

    /**
     * The tasks of somebody who works on the business: in the order in which they are due.
     *
     * @param today the business date
     * @param open whether the period takes entries just now
     */
    List<Task> of(Actor actor, ReportingPeriod period, LocalDate today, boolean open) {
        var tasks = new ArrayList<Task>();
        var asked = requests.of(actor);
        add(tasks, "close-outs", asked.closeOuts(), "/close-outs", null);
        add(tasks, "extensions", asked.extensions(), "/extensions", null);
        add(tasks, "claim", claims.toAnswer(actor), "/claims?show=assigned", null);
        if (actor.is(Role.REPORTER)) {
            var mine = unitCounts(actor, period, open);
            add(tasks, "returned", mine.returned(), "#entries", period.getDueOn());
            add(tasks, "fill", mine.toFill(), "#entries", period.getDueOn());
        }
        if (actor.is(Role.UNIT_APPROVER)) {
            add(tasks, "unit-review", unitReview(actor), "/unit-review", period.getDueOn());
        }
        if (actor.is(Role.COORDINATOR)) {
            add(tasks, "province-review", provinceReview(), "/province-review", period.getReviewOn());
            var waiting = claims.forCoordinator(today);
            add(tasks, "declined", waiting.declined(), "/claims?show=declined", null);
            add(tasks, "unclaimed", waiting.overdue(), "/claims?show=overdue", null);
            add(tasks, "draft", reports("DRAFT"), "/reports", period.getReportOn());
            add(tasks, "send", reports("SIGNED"), "/reports", period.getReportOn());
            add(
                    tasks,
                    "unresolved",
                    status.unresolved(period.getId()).size(),
                    "/periods/" + period.getQuarter() + "#unresolved",
                    null);
        }
        if (actor.is(Role.LEADER)) {
            add(tasks, "sign", reports("FOR_SIGNATURE"), "/reports", period.getReportOn());
        }
        return tasks;
    }

    /** The tasks of an administrator or auditor, who sees no business content. */
    List<Task> ofOffice(Actor actor) {
        var tasks = new ArrayList<Task>();
        if (actor.is(Role.ADMIN)) {
            add(
                    tasks,
                    "invitations",
                    count("select count(*) from account where password_hash is null and disabled_at is null"),
                    "/accounts",
                    null);
        }
        return tasks;
    }

    /** Everything the unit owes in the period, what needs work first. */
    List<Entry> entriesOf(long unitId, long periodId) {
        return database.sql("""
                        select e.id, e.state, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure,
                               o.role, e.corrects_id is not null as correction, v.status,
                               coalesce(v.no_progress, false) as no_progress
                        from progress_entry e
                          join reporting_obligation o on o.id = e.obligation_id
                          join measure m on m.id = e.measure_id
                          left join entry_version v on v.entry_id = e.id and v.number = e.versions
                        where e.unit_id = :unit
                          and (e.period_id = :period
                               or e.corrects_id is not null and e.state not in ('APPROVED', 'USED', 'FROZEN'))
                        order by case when e.state in ('RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE') then 0
                                      when e.state in ('TO_FILL', 'DRAFT', 'WITHDRAWN') then 1
                                      when e.state in ('UNIT_REVIEW', 'SUBMITTED') then 2 else 3 end,
                                 m.number, e.id
                        """)
                .param("unit", unitId)
                .param("period", periodId)
                .query(Entry.class)
                .list();
    }

    private UnitCounts unitCounts(Actor actor, ReportingPeriod period, boolean open) {
        return database.sql("""
                        select count(*) filter (where state in ('RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE')) as returned,
                               count(*) filter (where state in ('TO_FILL', 'DRAFT', 'WITHDRAWN')) as to_fill
                        from progress_entry
                        where unit_id = :unit and (period_id = :period and :open or corrects_id is not null)
                        """)
                .param("unit", actor.unitId())
                .param("period", period.getId())
                .param("open", open)
                .query(UnitCounts.class)
                .single();
    }

    private int unitReview(Actor actor) {
        return database.sql("select count(*) from progress_entry where state = 'UNIT_REVIEW' and unit_id = ?")
                .params(actor.unitId())
                .query(Integer.class)
                .single();
    }

    private int provinceReview() {
        return count("select count(*) from progress_entry where state = 'SUBMITTED'");
    }

    private int reports(String state) {
        return database.sql("select count(*) from roll_up_report where state = ?")
                .params(state)
                .query(Integer.class)
                .single();
    }

    private int count(String sql) {
        return database.sql(sql).query(Integer.class).single();
    }

    private static void add(List<Task> tasks, String name, int count, String href, @Nullable LocalDate dueOn) {
        if (count > 0) {
            tasks.add(new Task("dashboard.task." + name, count, href, dueOn));
        }
    }

    /** Something to do: how many, where, until when. */
    record Task(
            String key, int count, String href, @Nullable LocalDate dueOn) {}

    /** One thing the unit owes and the way to it. */
    record Entry(
            long id,
            EntryState state,
            int measureNumber,
            String measure,
            String role,
            boolean correction,
            @Nullable ProgressStatus status,
            boolean noProgress) {

        /** Whether the unit leads the measure. */
        public boolean lead() {
            return "LEAD".equals(role);
        }

        /** Where one click leads: the form while it can be written, otherwise the entry. */
        public String href() {
            return state.isEditable() ? "/entries/" + id + "/form" : "/entries/" + id;
        }
    }

    private record UnitCounts(int returned, int toFill) {}
}
