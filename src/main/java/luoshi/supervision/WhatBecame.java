package luoshi.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import luoshi.calendar.Quarter;
import luoshi.export.Exports;
import luoshi.rollup.FurtherText;
import luoshi.rollup.FurtherTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * For the next report: what became of the 批示 on the last one, and on earlier ones where it was still open then, and the problems
 * that are open with who is to answer.
 */
@Component
class WhatBecame implements FurtherTexts {

    private static final int OVERVIEW = 1;
    private static final int PROBLEMS = 3;

    private final JdbcClient database;
    private final Exports exports;

    WhatBecame(JdbcClient database, Exports exports) {
        this.database = database;
        this.exports = exports;
    }

    @Override
    public List<FurtherText> forReportOf(Quarter quarter) {
        var texts = new ArrayList<FurtherText>();
        instructed(quarter).forEach(text -> texts.add(new FurtherText(OVERVIEW, text)));
        var problems = problems(quarter);
        if (!problems.isEmpty()) {
            texts.add(new FurtherText(PROBLEMS, open(problems, quarter)));
        }
        return texts;
    }

    @Override
    public boolean movedSince(Instant time, LocalDate day) {
        return database.sql("""
                        select exists (select from leader_instruction where recorded_at > :time)
                            or exists (select from instruction_task where assigned_at > :time or answered_at > :time)
                            or exists (select from problem_case where greatest(assigned_at, answered_at) > :time)
                            or exists (select from problem_case where closed_on > :day)
                        """)
                .param("time", time.atOffset(ZoneOffset.UTC))
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    private List<String> instructed(Quarter quarter) {
        var byInstruction = new LinkedHashMap<Long, List<Task>>();
        database.sql("""
                        select i.id, r.quarter, i.leader, i.office, i.instructed_on, i.body, u.name as unit, t.answer_by,
                               t.answered_on, coalesce(t.answer, '') as answer
                        from leader_instruction i
                          join roll_up_report r on r.id = i.report_id and r.state in ('SENT', 'SUPERSEDED')
                          left join instruction_task t on t.instruction_id = i.id
                          left join unit u on u.id = t.unit_id
                          cross join (select quarter, min(sent_on) as sent_on from roll_up_report
                                      where state in ('SENT', 'SUPERSEDED') and quarter < :quarter
                                      group by quarter order by quarter desc limit 1) last
                        where r.quarter = last.quarter
                           or r.quarter < last.quarter
                              and exists (select from instruction_task open
                                          where open.instruction_id = i.id
                                            and (open.answered_on is null or open.answered_on >= last.sent_on))
                        order by i.instructed_on, i.id, t.number
                        """)
                .param("quarter", quarter.toString())
                .query(Task.class)
                .list()
                .forEach(task -> byInstruction
                        .computeIfAbsent(task.id(), each -> new ArrayList<>())
                        .add(task));
        return byInstruction.values().stream().map(this::told).toList();
    }

    /** 关于2020年第二季度报告的批示办理情况：… */
    private String told(List<Task> tasks) {
        var instruction = tasks.get(0);
        var given = tasks.stream().filter(task -> task.unit() != null).toList();
        var became = given.stream()
                .map(task -> task.answeredOn() == null
                        ? "%s应于%s前反馈，尚未反馈".formatted(task.unit(), exports.day(task.answerBy()))
                        : "%s已于%s反馈：%s"
                                .formatted(task.unit(), exports.day(task.answeredOn()), withoutStop(task.answer())))
                .collect(Collectors.joining("；"));
        return "%s报告的批示办理情况：%s%s%s批示：“%s”。%s。"
                .formatted(
                        instruction.quarter().chinese(),
                        exports.day(instruction.instructedOn()),
                        instruction.office(),
                        instruction.leader(),
                        withoutStop(instruction.body()),
                        given.isEmpty() ? "尚未分解交办" : became);
    }

    /**
     * What is open: with an owner until it is settled, whatever the quarter; without one for a year, as long as the unit has
     * not had another report on the measure approved, which says itself what is left of it.
     */
    private List<Problem> problems(Quarter quarter) {
        return database.sql("""
                        with open as (
                            select c.obligation_id, c.kind, c.owner_id, c.due_on, c.answered_on
                            from problem_case c where c.state in ('ASSIGNED', 'ANSWERED')
                            union all
                            select p.obligation_id, p.kind, null, null, null
                            from reported_problem p
                              join reporting_period q on q.id = p.period_id and q.quarter between :earliest and :quarter
                            where p.approved
                              and not exists (select from problem_case c
                                              where c.obligation_id = p.obligation_id and c.kind = p.kind)
                              and not exists (select from reporting_obligation later
                                                join reporting_period l on l.id = later.period_id
                                                                       and l.quarter > q.quarter and l.quarter <= :quarter
                                                join effective_entry x on x.obligation_id = later.id
                                              where later.measure_id = p.measure_id and later.unit_id = p.unit_id))
                        select p.kind, q.quarter, '（' || m.numeral || '）' as measure, o.unit_name, w.name as owner, p.due_on,
                               p.answered_on
                        from open p
                          join reporting_obligation o on o.id = p.obligation_id
                          join reporting_period q on q.id = o.period_id and q.quarter <= :quarter
                          join measure m on m.id = o.measure_id
                          left join unit w on w.id = p.owner_id
                        order by m.number, q.quarter, o.position, o.id, p.kind
                        """)
                .param("quarter", quarter.toString())
                .param("earliest", new Quarter(quarter.year() - 1, quarter.number()).toString())
                .query(Problem.class)
                .list();
    }

    private String open(List<Problem> problems, Quarter quarter) {
        var owned = problems.stream().filter(one -> one.owner() != null).toList();
        var carried = problems.stream()
                .filter(one -> one.quarter().compareTo(quarter) < 0)
                .count();
        var text = "截至目前尚未办结的问题和需协调事项共%d项%s，其中已明确办理单位%d项，尚未明确办理单位%d项。"
                .formatted(
                        problems.size(),
                        carried == 0 ? "" : "（以前季度提出的%d项）".formatted(carried),
                        owned.size(),
                        problems.size() - owned.size());
        return owned.isEmpty()
                ? text
                : text + "已明确办理单位的为：" + owned.stream().map(this::told).collect(Collectors.joining("；")) + "。";
    }

    private String told(Problem one) {
        return "%s%s%s提出的%s，由%s办理，%s"
                .formatted(
                        one.measure(),
                        one.quarter().chinese(),
                        one.unitName(),
                        exports.say(one.kind().key()),
                        one.owner(),
                        one.answeredOn() == null
                                ? "应于%s前答复".formatted(exports.day(one.dueOn()))
                                : "已于%s答复".formatted(exports.day(one.answeredOn())));
    }

    private static String withoutStop(String text) {
        return text.strip().replaceAll("\\s*\\n\\s*", "").replaceAll("[。；]+$", "");
    }

    private record Task(
            long id,
            Quarter quarter,
            String leader,
            String office,
            LocalDate instructedOn,
            String body,
            @Nullable String unit,
            @Nullable LocalDate answerBy,
            @Nullable LocalDate answeredOn,
            String answer) {}

    private record Problem(
            ProblemKind kind,
            Quarter quarter,
            String measure,
            String unitName,
            @Nullable String owner,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn) {}
}
