package luoshi.supervision;

import java.time.Instant;
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

/**
 * Reads 领导批示 with their tasks. A unit sees those of which it has a task, with its own tasks; whoever sees the report sees
 * all of them.
 */
@Service
@Transactional(readOnly = true)
class InstructionList {

    private static final String INSTRUCTIONS = """
            select i.id, r.title as report_title, r.quarter, r.number as report_number, i.leader, i.office, i.instructed_on,
                   i.body, a.display_name as recorded_by, i.recorded_on,
                   (select count(*) from instruction_task t where t.instruction_id = i.id
                                                             and (:all or t.unit_id = :unit)) as tasks,
                   (select count(*) from instruction_task t where t.instruction_id = i.id and t.answered_on is not null
                                                             and (:all or t.unit_id = :unit)) as answered
            from leader_instruction i
              join roll_up_report r on r.id = i.report_id
              join account a on a.id = i.recorded_by
            where (:all and (:unsent or r.state in ('SENT', 'SUPERSEDED'))
                   or :own and exists (select from instruction_task t where t.instruction_id = i.id and t.unit_id = :unit))
            """;

    private static final String TASKS = """
            select t.instruction_id, t.number, t.unit_id, u.name as unit_name, t.body, t.answer_by,
                   s.display_name as assigned_by, t.assigned_on,
                   case when :own and t.unit_id = :unit then t.draft else '' end as draft,
                   case when :own and t.unit_id = :unit then t.draft_by end as draft_by,
                   coalesce(d.display_name, '') as drafted_by, t.draft_at, coalesce(t.answer, '') as answer,
                   coalesce(a.display_name, '') as answered_by, t.answered_at, t.answered_on, t.version as revision,
                   coalesce(t.answered_on, cast(:today as date)) > t.answer_by as late
            from instruction_task t
              join leader_instruction i on i.id = t.instruction_id
              join roll_up_report r on r.id = i.report_id
              join unit u on u.id = t.unit_id
              join account s on s.id = t.assigned_by
              left join account d on d.id = t.draft_by
              left join account a on a.id = t.answered_by
            where (:all and (:unsent or r.state in ('SENT', 'SUPERSEDED')) or :own and t.unit_id = :unit)
            """;

    /**
     * What is read, under the same names, as it stood at the end of a day. Drafts leave no record; a report that was not sent by then, or is
     * not now, counts as not sent.
     */
    private static final String AS_AT = """
            with leader_instruction as (select * from leader_instruction where recorded_on <= :day),
                 roll_up_report as (
                     select id, title, quarter, number, case when sent_on <= :day then state else 'SIGNED' end as state
                     from roll_up_report),
                 instruction_task as (
                     select t.instruction_id, t.number, t.unit_id, t.body, t.answer_by, t.assigned_by, t.assigned_on,
                            '' as draft, null::bigint as draft_by, null::timestamptz as draft_at, k.answer, k.answered_by,
                            k.answered_at, k.answered_on, t.version
                     from instruction_task t
                       left join instruction_task k on k.id = t.id and k.answered_on <= :day
                     where t.assigned_on <= :day)
            """;

    private final JdbcClient database;
    private final BusinessClock businessClock;

    InstructionList(JdbcClient database, BusinessClock businessClock) {
        this.database = database;
        this.businessClock = businessClock;
    }

    /** All that the person sees, the newest first, now or at the end of a past day. */
    List<Instruction> of(Actor actor, AsAt asAt) {
        return seenBy(actor, asAt, INSTRUCTIONS + " order by i.instructed_on desc, i.id desc")
                .query(Instruction.class)
                .list();
    }

    /**
     * One of them.
     *
     * @throws NotFound if there is none, or none for this person
     */
    Instruction one(Actor actor, long id) {
        return one(actor, id, AsAt.NOW).orElseThrow(NotFound::new);
    }

    /** One of them, now or at the end of a past day, if it had been recorded and this person sees it. */
    Optional<Instruction> one(Actor actor, long id, AsAt asAt) {
        return seenBy(actor, asAt, INSTRUCTIONS + " and i.id = :id")
                .param("id", id)
                .query(Instruction.class)
                .optional();
    }

    /** Those on a report. */
    List<Instruction> onReport(Actor actor, long report) {
        return seenBy(actor, AsAt.NOW, INSTRUCTIONS + " and i.report_id = :report order by i.instructed_on, i.id")
                .param("report", report)
                .query(Instruction.class)
                .list();
    }

    /** The tasks of all that the person sees, now or at the end of a past day. */
    List<Task> tasks(Actor actor, AsAt asAt) {
        return seenBy(actor, asAt, TASKS + " order by i.instructed_on desc, i.id desc, t.number")
                .query(Task.class)
                .list();
    }

    /** The tasks of an instruction, or of a report's instructions. */
    List<Task> tasks(Actor actor, @Nullable Long instruction, @Nullable Long report) {
        return tasks(actor, instruction, report, AsAt.NOW);
    }

    /** The tasks of an instruction, now or at the end of a past day. */
    List<Task> tasksOf(Actor actor, long instruction, AsAt asAt) {
        return tasks(actor, instruction, null, asAt);
    }

    private List<Task> tasks(Actor actor, @Nullable Long instruction, @Nullable Long report, AsAt asAt) {
        return seenBy(actor, asAt, TASKS + """
                         and (cast(:instruction as bigint) is null or i.id = :instruction)
                         and (cast(:report as bigint) is null or i.report_id = :report)
                        order by i.instructed_on desc, i.id desc, t.number
                        """)
                .param("instruction", instruction)
                .param("report", report)
                .query(Task.class)
                .list();
    }

    /** The report with the id, if there is one and it has been signed. */
    Optional<Report> signedReport(long id) {
        return database.sql("""
                        select id, title, quarter, number from roll_up_report
                        where id = ? and state in ('SIGNED', 'SENT', 'SUPERSEDED')
                        """).params(id).query(Report.class).optional();
    }

    private JdbcClient.StatementSpec seenBy(Actor actor, AsAt asAt, String sql) {
        return database.sql((asAt.isPast() ? AS_AT : "") + sql)
                .param("day", asAt.day())
                .param("own", Readers.answers(actor))
                .param("unit", actor.unitId())
                .param("all", Readers.seesAll(actor))
                .param("unsent", actor.is(Role.COORDINATOR) || actor.is(Role.LEADER))
                .param("today", asAt.dayOr(businessClock.today()));
    }

    /** A report that can be instructed upon. */
    record Report(long id, String title, Quarter quarter, int number) {}

    /** A 领导批示 with how many tasks it has and how many of these are answered, as far as the person sees them. */
    record Instruction(
            long id,
            String reportTitle,
            Quarter quarter,
            int reportNumber,
            String leader,
            String office,
            LocalDate instructedOn,
            String body,
            String recordedBy,
            LocalDate recordedOn,
            int tasks,
            int answered) {

        public String path() {
            return "/instructions/" + id;
        }

        public String reportPath() {
            return "/reports/" + quarter + "/" + reportNumber;
        }
    }

    /** A task of an instruction as a person sees it; the draft is for the unit alone. */
    record Task(
            long instructionId,
            int number,
            long unitId,
            String unitName,
            String body,
            LocalDate answerBy,
            String assignedBy,
            LocalDate assignedOn,
            String draft,
            @Nullable Long draftBy,
            String draftedBy,
            @Nullable Instant draftAt,
            String answer,
            String answeredBy,
            @Nullable Instant answeredAt,
            @Nullable LocalDate answeredOn,
            int revision,
            boolean late) {

        public String path() {
            return "/instructions/" + instructionId + "/tasks/" + number;
        }

        public UrgeState state() {
            return answeredOn == null ? UrgeState.ISSUED : UrgeState.ANSWERED;
        }

        /** Whether the person may draft its answer. */
        public boolean drafts(Actor actor) {
            return answeredOn == null && Readers.answers(actor) && actor.isOf(unitId);
        }

        /** Whether the person may send the draft. */
        public boolean sends(Actor actor) {
            return drafts(actor) && actor.is(Role.UNIT_APPROVER) && draftBy != null && draftBy != actor.accountId();
        }
    }
}
