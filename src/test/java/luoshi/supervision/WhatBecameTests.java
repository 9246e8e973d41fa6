package luoshi.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import luoshi.WebTest;
import luoshi.calendar.Quarter;
import luoshi.rollup.FurtherText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The next report tells what became of the 批示 on the last one, and which problems are open with whom. */
@WebTest
class WhatBecameTests extends SupervisionPages {

    private static final LocalDate SAYS_ON = LocalDate.of(2020, 10, 21);

    @Autowired
    private WhatBecame whatBecame;

    @Test
    void theNextReportSaysWhoHasAnsweredAnInstructionAndWhoHasNot() {
        var report = sentReport("2012Q3");
        var instruction = database.sql("""
                        insert into leader_instruction (report_id, leader, office, instructed_on, body, recorded_by, recorded_on,
                                                        recorded_at, submit_key)
                        values (:report, '张某某', '省长', date '2012-10-25', '请抓紧落实。', :by, date '2012-10-26', now(), :key)
                        returning id
                        """)
                .param("report", report)
                .param("by", coordinator.accountId())
                .param("key", UUID.randomUUID())
                .query(Long.class)
                .single();
        assertThat(texts("2012Q4")).containsExactly("2012年第三季度报告的批示办理情况：2012年10月25日省长张某某批示：“请抓紧落实”。尚未分解交办。");

        database.sql("""
                        insert into instruction_task (instruction_id, number, unit_id, body, answer_by, assigned_by, assigned_on,
                                                      assigned_at, submit_key)
                        values (:instruction, 1, :unit, '落实资金', date '2012-11-05', :by, date '2012-10-27', now(), :key)
                        """)
                .param("instruction", instruction)
                .param("unit", unit)
                .param("by", coordinator.accountId())
                .param("key", UUID.randomUUID())
                .update();
        assertThat(texts("2012Q4")).singleElement().asString().endsWith("测试厅应于2012年11月5日前反馈，尚未反馈。");
        assertThat(texts("2012Q3")).as("the report it was given on").isEmpty();

        var later = LocalDate.of(2099, 1, 1);
        assertThat(whatBecame.movedSince(Instant.now().minusSeconds(60), later)).isTrue();
        assertThat(whatBecame.movedSince(Instant.now().plusSeconds(3600), later))
                .isFalse();

        sentReport("2012Q4");
        assertThat(texts("2013Q1"))
                .as("not answered yet")
                .singleElement()
                .asString()
                .endsWith("尚未反馈。");
        answered(instruction, "2012-10-21");
        assertThat(texts("2013Q1")).as("told of by the report between").isEmpty();
    }

    private void answered(long instruction, String day) {
        database.sql("""
                        update instruction_task set answer = '资金已落实。', answered_by = :by, answered_at = now(),
                            answered_on = cast(:day as date)
                        where instruction_id = :instruction
                        """)
                .param("by", coordinator.accountId())
                .param("day", day)
                .param("instruction", instruction)
                .update();
    }

    @Test
    void aProblemWithoutAnOwnerIsCarriedUntilTheUnitReportsAnew() {
        var before = carried("2020Q3");
        assertThat(carried("2020Q4"))
                .as("nobody has reported for the quarter after it")
                .isGreaterThan(before);
        assertThat(problems("2020Q4"))
                .as("the whole stands right before its parts")
                .containsPattern("需协调事项共\\d+项，其中已明确办理单位\\d+项、尚未明确办理单位\\d+项；属于以前季度提出的\\d+项。");
    }

    private int carried(String quarter) {
        var found = Pattern.compile("以前季度提出的(\\d+)项").matcher(problems(quarter));
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    private String problems(String quarter) {
        return whatBecame.forReportOf(Quarter.of(quarter), SAYS_ON).stream()
                .filter(one -> one.part() == 3)
                .map(FurtherText::text)
                .findFirst()
                .orElse("");
    }

    @Test
    void openProblemsAreCountedAndThoseWithAnOwnerNamed() {
        database.sql("update progress_entry set state = 'DRAFT' where unit_id = ?")
                .params(unit)
                .update();
        var obligation = database.sql("select id from reporting_obligation where unit_id = ?")
                .params(unit)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into problem_case (obligation_id, kind, words, owner_id, due_on, state, assigned_by, assigned_at)
                        values (:obligation, 'NEED', '资金周转困难。', :unit, date '2020-10-20', 'ASSIGNED', :by, now())
                        """)
                .param("obligation", obligation)
                .param("unit", unit)
                .param("by", coordinator.accountId())
                .update();

        assertThat(problems("2020Q3")).as("not approved yet").doesNotContain("由测试厅办理");
        approve("资金周转困难。");
        var told = whatBecame.forReportOf(Quarter.of("2020Q3"), SAYS_ON).stream()
                .filter(one -> one.part() == 3)
                .toList();
        assertThat(told.get(0).numbers())
                .allSatisfy(number -> assertThat(number.path()).contains("&approved=true"));
        assertThat(told)
                .extracting(FurtherText::text)
                .singleElement()
                .asString()
                .startsWith("截至2020年10月21日，尚未办结的问题和需协调事项共")
                .contains("第（三）条测试厅2020年第三季度提出的需协调事项，由测试厅办理，应于2020年10月20日前答复");
        assertThat(whatBecame.forReportOf(Quarter.of("2012Q1"), SAYS_ON))
                .as("long before")
                .isEmpty();
    }

    private void approve(String need) {
        var entry = database.sql("select id from progress_entry where unit_id = ?")
                .params(unit)
                .query(Long.class)
                .single();
        database.sql("""
                        insert into entry_version (entry_id, number, progress, practices, problems, next_steps,
                                                   coordination_needs, status, no_progress, no_progress_reason, written_by,
                                                   written_at, business_time, submit_key)
                        values (?, 1, '进展', '', '', '', ?, 'ON_TRACK', false, '', ?, current_timestamp,
                                timestamp '2020-10-12 10:00', gen_random_uuid())
                        """).params(entry, need, coordinator.accountId()).update();
        database.sql("""
                        update progress_entry
                        set state = 'APPROVED', progress = '进展', coordination_needs = ?, versions = 1, status = 'ON_TRACK',
                            first_submitted_at = timestamp '2020-10-12 11:00', first_received_at = current_timestamp
                        where id = ?
                        """).params(need, entry).update();
    }

    private List<String> texts(String quarter) {
        return whatBecame.forReportOf(Quarter.of(quarter), SAYS_ON).stream()
                .map(FurtherText::text)
                .toList();
    }

    private long sentReport(String quarter) {
        return database.sql("""
                        with period as (
                            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on,
                                                          report_on, lock_on)
                            values (1, :quarter, '2012-07-01', '2012-09-30', '2012-09-17', '2012-10-14', '2012-10-19',
                                    '2012-10-21', '2012-10-28')
                            returning id)
                        insert into roll_up_report (period_id, quarter, state, title, figures, compiled_at, compiled_on,
                                                    compiled_by, signatory, snapshot_sha256, sent_on)
                        select id, :quarter, 'SENT', '测试报告' || :quarter, cast(:figures as jsonb), current_timestamp,
                               date '2012-10-21', 'system', '吴建中',
                               repeat('0', 64), date '2012-10-22'
                        from period returning id
                        """)
                .param("quarter", quarter)
                .param("figures", InstructionPagesTests.FIGURES)
                .query(Long.class)
                .single();
    }
}
