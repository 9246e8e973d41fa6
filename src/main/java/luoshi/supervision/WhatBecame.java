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

    private final OpenProblems openProblems;
    private final JdbcClient database;
    private final Exports exports;

    WhatBecame(OpenProblems openProblems, JdbcClient database, Exports exports) {
        this.openProblems = openProblems;
        this.database = database;
        this.exports = exports;
    }

    @Override
    public List<FurtherText> forReportOf(Quarter quarter, LocalDate saysOn) {
        var texts = new ArrayList<FurtherText>();
        instructed(quarter).forEach(text -> texts.add(new FurtherText(OVERVIEW, text, List.of())));
        openProblems.forReportOf(quarter, saysOn).ifPresent(texts::add);
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
}
