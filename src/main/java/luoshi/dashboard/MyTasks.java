package luoshi.dashboard;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import luoshi.account.Actor;
import luoshi.account.Role;
import luoshi.calendar.AsAt;
import luoshi.calendar.Quarter;
import luoshi.calendar.WorkingCalendar;
import luoshi.calendar.WorkingDays;
import luoshi.progress.ReportingPeriod;
import luoshi.undertaking.ClaimTasks;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gathers what waits for a person, or waited at the end of a past day, what is due first; a task with nothing to do is left out.
 */
@Component
class MyTasks {

    /** Which come first of one day. */
    static final List<String> ORDER = List.of(
            "RETURNED",
            "FILL",
            "SUMMARY_OWED",
            "UNIT_REVIEW",
            "PROVINCE_REVIEW",
            "CLOSE_OUT_RETURNED",
            "CLAIM",
            "MILESTONE_DUE",
            "TASK_POINT_DUE",
            "UNIT_CHECK");

    private final JdbcClient database;
    private final ClaimTasks claims;
    private final WorkingDays workingDays;

    MyTasks(JdbcClient database, ClaimTasks claims, WorkingDays workingDays) {
        this.database = database;
        this.claims = claims;
        this.workingDays = workingDays;
    }

    /**
     * The tasks of somebody who works on the business, those of one kind and due day together.
     *
     * @param period the quarter that is reported on, or was on the past day
     * @param asAt now, or the past day at whose end they waited
     */
    List<Task> of(Actor actor, ReportingPeriod period, LocalDateTime now, AsAt asAt) {
        var calendar = workingDays.calendar();
        var today = asAt.dayOr(now.toLocalDate());
        var tasks = grouped(items(actor, period, now, asAt), new Deadlines(calendar, today));
        if (actor.is(Role.COORDINATOR)) {
            addWhatStandsStill(tasks, calendar, today, asAt);
        }
        return tasks;
    }

    /**
     * All things of one kind and due day, or of whatever day where none of that day is left; nothing once it is all done.
     *
     * @param kind the task's kind; empty for all there is, of whatever kind and day
     * @param due the day; null for those without one
     */
    List<Task> ofKind(
            Actor actor, ReportingPeriod period, LocalDateTime now, AsAt asAt, String kind, @Nullable LocalDate due) {
        var all = of(actor, period, now, asAt);
        if (kind.isEmpty()) {
            return all;
        }
        var ofKind = all.stream().filter(task -> task.kind.equals(kind)).toList();
        var ofDay =
                ofKind.stream().filter(task -> Objects.equals(task.dueOn, due)).toList();
        return ofDay.isEmpty() ? ofKind : ofDay;
    }

    /** Those of one kind and due day together. */
    static List<Task> grouped(List<Item> items, Deadlines deadlines) {
        var groups = new LinkedHashMap<String, List<Item>>();
        for (var item : items) {
            groups.computeIfAbsent(item.kind() + item.dueOn(), group -> new ArrayList<>())
                    .add(item);
        }
        var tasks = new ArrayList<Task>();
        groups.values().forEach(group -> tasks.add(Task.of(group, deadlines)));
        return tasks;
    }

    private List<Item> items(Actor actor, ReportingPeriod period, LocalDateTime now, AsAt asAt) {
        return database.sql("""
                        select * from (
                            select kind, deadline, quarter, due_on, lock_on, title, unit_name, note, href, since
                            from %s where account_id = :person
                            union all
                            select 'UNRESOLVED', null, cast(:quarter as text), null, null, w.measure, '', w.wording,
                                   '/measures/' || w.measure_number, null
                            from %s w
                            where :coordinates and w.period_id = :period) as task
                        order by due_on nulls last, array_position(:order::text[], kind), kind, since, href
                        """.formatted(
                                asAt.isPast() ? "open_task_on(:day, :person)" : "open_task(:now)",
                                asAt.isPast() ? "unresolved_wording_on(:day)" : "unresolved_wording"))
                .param("now", now)
                .param("day", asAt.day())
                .param("order", ORDER.toArray(String[]::new))
                .param("person", actor.accountId())
                .param("coordinates", actor.is(Role.COORDINATOR))
                .param("period", period.getId())
                .param("quarter", period.getQuarter().toString())
                .query(Item.class)
                .list();
    }

    /** What a coordinator keeps an eye on: it is the units' turn, so it is no task of {@code open_task}. */
    private void addWhatStandsStill(List<Task> tasks, WorkingCalendar calendar, LocalDate today, AsAt asAt) {
        var overdue = claims.overdue(today, calendar, asAt);
        if (overdue > 0) {
            tasks.add(Task.bare("UNCLAIMED", overdue, "/claims?show=overdue"));
        }
    }

    /** The tasks of an administrator or auditor, who sees no business content. */
    List<Task> ofOffice(Actor actor) {
        var waiting = actor.is(Role.ADMIN)
                ? database.sql("select count(*) from account where password_hash is null and disabled_at is null")
                        .query(Integer.class)
                        .single()
                : 0;
        return waiting == 0 ? List.of() : List.of(Task.bare("INVITATIONS", waiting, "/accounts"));
    }

    /**
     * Something to do, how much of it, and until when.
     *
     * @param kind what is to be done, and whether it is 更正
     * @param count how many things
     * @param href where one works on them
     * @param deadline DUE 填报截止, REVIEW 审核截止, REPORT 报告日, CLAIM 认领时限, PROMISED 完成时限, EXCEPTION 例外截止, CHECK 核稿截止 or ANSWER 答复期限; null
     *     if there is none
     * @param dueOn the day it is due, null if there is none
     * @param lockOn the day after which nothing is taken any more, null if there is none
     * @param left how many working days are left
     * @param items each with the way to the very field; none where {@code href} lists them
     */
    record Task(
            String kind,
            int count,
            String href,
            @Nullable String deadline,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lockOn,
            @Nullable DaysLeft left,
            List<Item> items) {

        private static final int SHOWN = 8;

        static Task of(List<Item> items, Deadlines deadlines) {
            var first = items.get(0);
            return new Task(
                    first.kind + (first.isCorrection() ? ".CORRECTION" : ""),
                    items.size(),
                    first.list(),
                    first.deadline,
                    first.dueOn,
                    first.lockOn,
                    deadlines.until(first.dueOn),
                    List.copyOf(items));
        }

        static Task bare(String kind, int count, String href) {
            return new Task(kind, count, href, null, null, null, null, List.of());
        }

        /** The message key of what is to be done. */
        public String key() {
            return "dashboard.task." + kind;
        }

        /** The first few, for the first page. */
        public List<Item> shown() {
            return items.subList(0, Math.min(SHOWN, items.size()));
        }

        /** How many are not among them. */
        public int hidden() {
            return items.size() - shown().size();
        }

        /** Where all of them are listed, and nothing else. */
        public String list() {
            return items.isEmpty() ? href : "/tasks?of=" + kind + (dueOn == null ? "" : "&due=" + dueOn);
        }
    }

    /** One thing to do, and the way to the very field. */
    record Item(
            String kind,
            @Nullable String deadline,
            @Nullable Quarter quarter,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate lockOn,
            String title,
            String unitName,
            String note,
            String href,
            @Nullable Instant since) {

        /** Whether the reader needs to be told whose it is: the own unit goes without saying. */
        public boolean ofAnotherUnit() {
            return switch (kind) {
                case "PROVINCE_REVIEW",
                        "DECLINED",
                        "CLOSE_OUT_ACCEPTANCE",
                        "EXTENSION_DECISION",
                        "EXCEPTION_DECISION",
                        "URGE_REQUEST",
                        "URGE_CLOSE",
                        "LIGHT_REVIEW",
                        "OBJECTION",
                        "PROBLEM_ANSWER",
                        "PROBLEM_REVIEW",
                        "PROBLEM_CLOSING" -> true;
                default -> false;
            };
        }

        /** The page it leads to, without the field. */
        public String page() {
            return href.replaceFirst("#.*", "");
        }

        /** Whether it is 更正: an entry of a quarter that has no day by which. */
        public boolean isCorrection() {
            return quarter != null && dueOn == null && !kind.equals("UNRESOLVED");
        }

        private String list() {
            return switch (kind) {
                case "RETURNED", "FILL", "SUMMARY_OWED" -> "/unit";
                case "UNIT_REVIEW" -> "/unit-review";
                case "PROVINCE_REVIEW" -> "/province-review";
                case "CLAIM" -> "/claims?show=assigned";
                case "DECLINED" -> "/claims?show=declined";
                case "MILESTONE_DUE" -> "/claims";
                case "TASK_POINT_DUE" -> "/task-points?show=accepted";
                case "CLOSE_OUT_RETURNED", "CLOSE_OUT_REVIEW", "CLOSE_OUT_ACCEPTANCE" -> "/close-outs";
                case "EXTENSION_REVIEW", "EXTENSION_DECISION" -> "/extensions";
                case "EXCEPTION_DECISION" -> "/periods";
                case "URGE_ANSWER", "URGE_REVIEW" -> "/urges?show=OPEN";
                case "URGE_REQUEST" -> "/urges/requests";
                case "URGE_CLOSE" -> "/urges?show=ANSWERED";
                case "INSTRUCTION_ANSWER", "INSTRUCTION_REVIEW" -> "/instructions";
                case "PROBLEM_ANSWER", "PROBLEM_REVIEW" -> "/problems?show=assigned&quarter=" + quarter;
                case "PROBLEM_CLOSING" -> "/problems?show=answered";
                case "LIGHT_REVIEW" -> "/lights";
                case "UNIT_CHECK" -> "/unit-check";
                case "FINDING_FILED", "FINDING_REPLY", "FINDING_RECHECK" -> "/findings";
                case "UNRESOLVED" -> "/periods/" + quarter + "#unresolved";
                default -> "/reports";
            };
        }
    }
}
