package luoshi;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Adds closed quarters to the demo by SQL, for benchmarks: everything a quarter leaves behind, with nothing asked of the
 * program. Quarters begin with the year 2000, so the demo is moved 25 years on first, from 2020 to 2045, which leaves room for
 * 180 quarters before it.
 */
public final class ClosedQuarters {

    /** The business date of the demo once it is moved. */
    public static final String TODAY = "2045-10-12";

    private final String url;

    /** @param url of the database, with user and password of a superuser */
    public ClosedQuarters(String url) {
        this.url = url;
    }

    /** Moves the demo on, and gives the quarter that is running something to be reported by every unit on every measure. */
    public void moveTheDemo() {
        run(MOVE, RUNNING, SEARCH, "analyze");
    }

    /** Sends all that is owed in the running quarter to the province, each with a problem and a need of its own. */
    public void sendAll() {
        run(SENT, "analyze");
    }

    /** Adds the closed quarters from so many to so many quarters before the second one of 2045. */
    public void add(int from, int to) {
        run(QUARTERS.formatted(from, to), OBLIGATIONS, ENTRIES, BESIDES, REPORTS, SEARCH, "vacuum analyze");
    }

    private void run(String... scripts) {
        try (var connection = DriverManager.getConnection(url)) {
            var database = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            database.sql(
                            "set session_replication_role = replica; set work_mem = '256MB'; set maintenance_work_mem = '512MB'")
                    .update();
            for (var script : scripts) {
                var begun = System.nanoTime();
                database.sql(script).update();
                System.out.printf(
                        "  %4.0f s %s%n",
                        (System.nanoTime() - begun) / 1e9,
                        script.lines().findFirst().orElse(""));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every day, moment and quarter there is. Nobody is of the demo any more, which would be told at every start. */
    private static final String MOVE = """
            do $$
            declare t record;
            begin
                for t in select table_name,
                                string_agg(format(case when data_type = 'text'
                                                       then '%1$I = case when %1$I ~ ''^20\\d{2}Q[1-4]$'' then '
                                                            '(left(%1$I, 4)::integer + 25) || substr(%1$I, 5) else %1$I end'
                                                       else '%1$I = %1$I + interval ''25 years''' end, column_name), ', ') as moved
                         from information_schema.columns join information_schema.tables using (table_schema, table_name)
                         where table_schema = 'public' and table_type = 'BASE TABLE' and is_generated = 'NEVER'
                           and table_name not like 'spring_%' and table_name not like 'flyway_%'
                           and table_name not like 'scheduled_%' and table_name not in ('holiday', 'supporting_document')
                           and (data_type = 'date' or data_type like 'timestamp%'
                                or data_type = 'text' and column_name like '%quarter')
                         group by table_name
                loop
                    execute format('update %I set %s', t.table_name, t.moved);
                end loop;
                update light_rule set from_quarter = '2000Q1';
                update account set demo = false;
                delete from search_text where kind in ('ENTRY', 'PASSAGE');
            end $$
            """;

    /** Half of it approved, the rest at every other step. */
    private static final String RUNNING = """
            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position, unit_name,
                                              established_on)
            select p.id, r.measure_id, u.id, r.id, 'RESPONSIBLE', 99, u.name, p.established_on
            from reporting_period p cross join responsibility r cross join unit u
            where p.quarter = '2045Q3' and r.position = 1 and r.valid_to is null
              and not exists (select from reporting_obligation o
                              where o.period_id = p.id and o.measure_id = r.measure_id and o.unit_id = u.id);
            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, problems, status, versions,
                                        held_since, first_submitted_at, first_received_at)
            select o.id, o.period_id, o.measure_id, o.unit_id, s.state,
                   case when s.state <> 'TO_FILL' then '截至三季度末，本地各项任务按计划推进，已到位资金' || o.id || '万元。' else '' end,
                   case when s.state <> 'TO_FILL' and o.id % 20 = 3 then '配套资金到位慢。' else '' end,
                   case when s.state <> 'TO_FILL' then 'ON_TRACK' end, (s.state <> 'TO_FILL')::integer,
                   case when s.state <> 'TO_FILL' then timestamptz '2045-10-10 09:00+08' end,
                   case when s.state not in ('TO_FILL', 'UNIT_REVIEW') then timestamp '2045-10-09 09:00' end,
                   case when s.state not in ('TO_FILL', 'UNIT_REVIEW') then timestamptz '2045-10-09 09:00+08' end
            from reporting_obligation o join reporting_period p on p.id = o.period_id,
                 lateral (select case when o.id % 10 < 5 then 'APPROVED' when o.id % 10 = 5 then 'SUBMITTED'
                                      when o.id % 10 = 6 then 'UNIT_REVIEW' when o.id % 100 = 7 then 'RETURNED_BY_PROVINCE'
                                      else 'TO_FILL' end as state) s
            where p.quarter = '2045Q3' and not exists (select from progress_entry e where e.obligation_id = o.id);
            insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
                                       no_progress, no_progress_reason, written_by, written_at, business_time, submit_key)
            select e.id, 1, e.progress, '', e.problems, '', '', 'ON_TRACK', false, '', 1, timestamptz '2045-10-08 09:00+08',
                   timestamp '2045-10-08 09:00', gen_random_uuid()
            from progress_entry e join reporting_period p on p.id = e.period_id
            where p.quarter = '2045Q3' and e.versions = 1
              and not exists (select from entry_version v where v.entry_id = e.id);
            insert into entry_review (entry_id, version_number, level, verdict, category, reason, reviewed_by, reviewed_at,
                                      business_time, submit_key)
            select e.id, 1, l.level, l.verdict, case when l.verdict = 'RETURNED' then 'OTHER' end,
                   case when l.verdict = 'RETURNED' then '请补充数据。' else '' end, 3, timestamptz '2045-10-09 09:00+08',
                   timestamp '2045-10-09 09:00', gen_random_uuid()
            from progress_entry e join reporting_period p on p.id = e.period_id
              join (values ('APPROVED', 1, 'UNIT', 'PASSED'), ('APPROVED', 2, 'PROVINCE', 'PASSED'),
                           ('SUBMITTED', 1, 'UNIT', 'PASSED'), ('RETURNED_BY_PROVINCE', 1, 'UNIT', 'PASSED'),
                           ('RETURNED_BY_PROVINCE', 2, 'PROVINCE', 'RETURNED')) l (state, step, level, verdict)
                on l.state = e.state
            where p.quarter = '2045Q3' and not exists (select from entry_review r where r.entry_id = e.id)
            order by e.id, l.step
            """;

    /** Words that differ from line to line, so that a page does not compress better than a true one. */
    private static final String SENT = """
            update progress_entry e
            set state = 'SUBMITTED', progress = '截至三季度末，本地各项任务按计划推进，已到位资金' || e.id || '万元。', status = 'ON_TRACK',
                problems = '本季度' || u.name || '第' || e.id || '个项目配套资金到位慢，涉及企业' || e.id * 7919 % 9973 || '户、资金'
                           || e.id * 104729 % 99991 || '万元，用地指标尚缺' || e.id * 31 % 877 || '亩。',
                coordination_needs = '请省级部门协调解决用地指标' || e.id * 31 % 877 || '亩、贷款' || e.id * 6151 % 8887 || '万元。',
                versions = 1, held_since = timestamptz '2045-10-10 09:00+08', first_submitted_at = timestamp '2045-10-09 09:00',
                first_received_at = timestamptz '2045-10-09 09:00+08'
            from reporting_period p, unit u
            where p.id = e.period_id and p.quarter = '2045Q3' and u.id = e.unit_id and e.versions < 2;
            insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
                                       no_progress, no_progress_reason, written_by, written_at, business_time, submit_key)
            select e.id, 1, e.progress, '', e.problems, '', '', 'ON_TRACK', false, '', 1, timestamptz '2045-10-08 09:00+08',
                   timestamp '2045-10-08 09:00', gen_random_uuid()
            from progress_entry e join reporting_period p on p.id = e.period_id
            where p.quarter = '2045Q3' and e.versions = 1
              and not exists (select from entry_version v where v.entry_id = e.id);
            update entry_version v set problems = e.problems, coordination_needs = e.coordination_needs
            from progress_entry e join reporting_period p on p.id = e.period_id
            where v.entry_id = e.id and p.quarter = '2045Q3' and e.versions = 1;
            delete from entry_review r using progress_entry e, reporting_period p
            where r.entry_id = e.id and p.id = e.period_id and p.quarter = '2045Q3' and e.versions = 1
              and (r.level = 'PROVINCE' or r.verdict = 'RETURNED');
            insert into entry_review (entry_id, version_number, level, verdict, category, reason, reviewed_by, reviewed_at,
                                      business_time, submit_key)
            select e.id, 1, 'UNIT', 'PASSED', null, '', 3, timestamptz '2045-10-09 09:00+08', timestamp '2045-10-09 09:00',
                   gen_random_uuid()
            from progress_entry e join reporting_period p on p.id = e.period_id
            where p.quarter = '2045Q3' and e.versions = 1 and not exists (select from entry_review r where r.entry_id = e.id)
            """;

    private static final String QUARTERS = """
            insert into reporting_period (document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on,
                                          established_on, reported_on)
            select 1, extract(year from d) || 'Q' || extract(quarter from d), d, d + 89, d + 75, d + 97, d + 100, d + 104, d + 111,
                   d + 75, d + 104
            from generate_series(%d, %d - 1) n,
                 lateral (select (date '2045-01-01' - make_interval(months => 3 * n))::date as d) day
            """;

    /** Of the quarters that have none yet. */
    private static final String OBLIGATIONS = """
            insert into reporting_obligation (period_id, measure_id, unit_id, responsibility_id, role, position, unit_name,
                                              established_on)
            select p.id, r.measure_id, u.id, r.id, case when u.id = r.unit_id and r.role = 'LEAD' then 'LEAD' else 'RESPONSIBLE' end,
                   row_number() over (partition by p.id, r.measure_id order by u.sort_no, u.id), u.name, p.established_on
            from reporting_period p cross join responsibility r cross join unit u
            where r.position = 1 and r.valid_to is null and p.starts_on < date '2045-04-01'
              and not exists (select from reporting_obligation o where o.period_id = p.id)
            order by p.starts_on, r.measure_id, u.sort_no
            """;

    /** Nineteen of twenty sent, passed twice and frozen; one in eight tells a problem, one in thirty nothing new. */
    private static final String ENTRIES = """
            insert into progress_entry (obligation_id, period_id, measure_id, unit_id, state, progress, practices, problems,
                                        next_steps, coordination_needs, status, no_progress, no_progress_reason, versions,
                                        held_since, first_submitted_at, first_received_at)
            select o.id, o.period_id, o.measure_id, o.unit_id, case when s.sent then 'FROZEN' else 'TO_FILL' end,
                   case when s.sent then '截至季末，' || o.unit_name || '各项任务按计划推进，已落实资金' || o.id % 9973 || '万元，惠及企业'
                                         || o.id % 487 || '户。' else '' end,
                   case when s.sent then '建立台账，逐项销号。' else '' end,
                   case when s.sent and o.id % 8 = 3 then '配套资金到位慢，融资渠道偏窄。' else '' end,
                   case when s.sent then '下季度继续推进。' else '' end,
                   case when s.sent and o.id % 40 = 3 then '请省级部门协调用地指标。' else '' end,
                   case when s.sent then case o.id % 7 when 0 then 'SLOW' when 1 then 'DONE_CLAIMED' else 'ON_TRACK' end end,
                   s.sent and o.id % 30 = 1, case when s.sent and o.id % 30 = 1 then '本季度没有新的安排。' else '' end, s.sent::integer,
                   case when s.sent then p.review_on::timestamptz end,
                   case when s.sent then p.due_on - 3 + (o.id % 6)::integer + time '10:00' end,
                   case when s.sent then (p.due_on - 3 + (o.id % 6)::integer)::timestamptz end
            from reporting_obligation o join reporting_period p on p.id = o.period_id,
                 lateral (select o.id % 20 <> 0 as sent) s
            where p.starts_on < date '2045-04-01' and not exists (select from progress_entry e where e.obligation_id = o.id)
            order by o.id;
            insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
                                       no_progress, no_progress_reason, written_by, written_at, business_time, submit_key)
            select e.id, 1, e.progress, e.practices, e.problems, e.next_steps, e.coordination_needs,
                   case when e.no_progress then 'ON_TRACK' else e.status end, e.no_progress,
                   e.no_progress_reason, 1, e.first_received_at, e.first_submitted_at - interval '1 hour', gen_random_uuid()
            from progress_entry e join reporting_period p on p.id = e.period_id
            where e.versions = 1 and p.starts_on < date '2045-04-01'
              and not exists (select from entry_version v where v.entry_id = e.id)
            order by e.id;
            insert into entry_author (entry_id, account_id)
            select e.id, 1 from progress_entry e join reporting_period p on p.id = e.period_id
            where e.versions = 1 and p.starts_on < date '2045-04-01' on conflict do nothing;
            insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at, business_time, submit_key,
                                      assessment)
            select v.entry_id, 1, l.level, 'PASSED', 3, v.written_at, v.business_time + interval '1 hour', gen_random_uuid(),
                   case l.level when 'PROVINCE' then 'RECOGNISED' end
            from entry_version v join progress_entry e on e.id = v.entry_id join reporting_period p on p.id = e.period_id
              cross join (values (1, 'UNIT'), (2, 'PROVINCE')) l (step, level)
            where p.starts_on < date '2045-04-01' and not exists (select from entry_review r where r.entry_id = v.entry_id)
            order by v.entry_id, l.step;
            insert into entry_version_figure (version_id, indicator_id, amount, as_of, source)
            select v.id, i.id, 1000 + v.id % 997, p.ends_on, '业务统计'
            from entry_version v join progress_entry e on e.id = v.entry_id join reporting_period p on p.id = e.period_id
              join reporting_obligation o on o.id = e.obligation_id join indicator i on i.measure_id = o.measure_id
            where p.starts_on < date '2045-04-01' and o.position <= 5 on conflict do nothing
            """;

    /** Lights that changed three times, lights set by hand, problems taken up, urges, exceptions, waivers, notices, the trail. */
    private static final String BESIDES = """
            create temporary table bare on commit preserve rows as
            select p.* from reporting_period p
            where p.starts_on < date '2045-04-01' and not exists (select from light_judgement j where j.period_id = p.id);
            insert into light_judgement (period_id, measure_id, basis, light, clause, reasons, rule_id, judged_on, judged_at)
            select p.id, m.id, b.basis, l.light, 'MISSING', '按期报送。', (select min(id) from light_rule), p.opens_on + l.days,
                   (p.opens_on + l.days)::timestamptz
            from bare p cross join measure m cross join (values ('REPORTED'), ('VERIFIED')) b (basis)
              cross join (values ('GREY', 0), ('YELLOW', 20), ('RED', 25), ('GREEN', 30)) l (light, days)
            where l.light <> 'RED' or m.number % 5 = 0
            order by p.starts_on, m.id, l.days;
            insert into light_override (period_id, measure_id, light, rule_light, reason, set_by, set_on, set_at, submit_key)
            select p.id, m.id, 'YELLOW', 'GREEN', '现场核查发现进度滞后。', 3, p.review_on, p.review_on::timestamptz, gen_random_uuid()
            from bare p join measure m on m.number = 7;
            insert into problem_case (obligation_id, kind, words, owner_id, due_on, assigned_by, assigned_at, state, answer,
                                      answered_by, answered_at, answered_on, closing, closed_by, closed_on)
            select e.obligation_id, 'PROBLEM', e.problems, 1, p.lock_on + 20, 3, p.review_on::timestamptz, 'RESOLVED', '已协调。', 2,
                   p.lock_on::timestamptz, p.lock_on, '已办结。', 3, p.lock_on + 1
            from bare p join progress_entry e on e.period_id = p.id where e.problems <> '' and e.id % 5 = 1
            on conflict do nothing;
            insert into urge_notice (level, doc_number, unit_id, period_id, body, answer_by, state, issued_by, issued_at, issued_on,
                                     answer, answered_by, answered_at, answered_on, closed_by, closed_on, submit_key)
            select 'BLUE', '赣落实催〔' || extract(year from p.due_on) || '〕' || 1000 * extract(quarter from p.due_on)
                           + row_number() over (partition by p.id order by u.id) || '号',
                   u.id, p.id, '请尽快报送。', p.due_on + 5, 'CLOSED', 3, p.due_on::timestamptz, p.due_on + 1, '已报送。', 2,
                   p.due_on::timestamptz, p.due_on + 3, 3, p.due_on + 4, gen_random_uuid()
            from bare p join unit u on u.id % 10 = extract(quarter from p.starts_on);
            insert into urge_notice_obligation (notice_id, obligation_id)
            select n.id, o.id from bare p join urge_notice n on n.period_id = p.id
              join reporting_obligation o on o.period_id = p.id and o.unit_id = n.unit_id
              join progress_entry e on e.obligation_id = o.id and e.versions = 0;
            insert into period_exception (period_id, unit_id, state, asked_until, reason, asked_by, asked_at, asked_on, ends_on,
                                          decided_by, decided_at, decided_on, submit_key)
            select p.id, u.id, 'GRANTED', p.lock_on + 5, '数据延迟。', 1, p.lock_on::timestamptz, p.lock_on, p.lock_on + 5, 3,
                   p.lock_on::timestamptz, p.lock_on, gen_random_uuid()
            from bare p join unit u on u.id % 40 = 7;
            insert into obligation_waiver (obligation_id, reason, waived_by, waived_on, waived_at)
            select o.id, '与该单位无关。', 3, p.opens_on + 1, (p.opens_on + 1)::timestamptz
            from bare p join reporting_obligation o on o.period_id = p.id and o.id % 400 = 0
            on conflict do nothing;
            insert into notice (recipient_id, kind, line, at, created_at, read_at)
            select a.id, 'SUBMITTED', 'day-' || p.id || '-' || d, p.due_on + d, (p.due_on + d)::timestamptz, (p.due_on + d)::timestamptz
            from bare p cross join account a cross join generate_series(1, 5) d where a.id <= 20;
            insert into notice_item (notice_id, event, title, href)
            select n.id, 'e' || i, '报送了进展', '/province-review' from notice n join bare p on n.line like 'day-' || p.id || '-%'
              cross join generate_series(1, 3) i;
            insert into audit_record (seq, at, username, action, subject, succeeded, detail, canonical, previous_hash, hash)
            select (select max(seq) from audit_record) + row_number() over (), v.written_at, 'rst.tianbao', 'EntryApproved',
                   '/entries/' || v.entry_id, true, '{}', '', '', 'filled ' || v.id
            from entry_version v join progress_entry e on e.id = v.entry_id join bare p on p.id = e.period_id;
            insert into audit_record (seq, at, username, action, subject, succeeded, detail, canonical, previous_hash, hash)
            select (select max(seq) from audit_record) + row_number() over (), p.opens_on::timestamptz, 'system', 'PeriodOpened',
                   '/periods/' || p.quarter, true, '{}', '', '', 'filled period ' || p.id
            from bare p;
            update audit_head set seq = (select max(seq) from audit_record);
            insert into job_run (job, subject, started_at, finished_at, outcome, node, triggered_by, business_day, message)
            select j.job, p.quarter, p.report_on::timestamptz, p.report_on::timestamptz, 'SUCCEEDED', 'one', 'system', p.report_on,
                   'rollup.run.compiled'
            from bare p cross join (values ('quarterly-roll-up')) j (job) on conflict do nothing;
            drop table bare
            """;

    /** A sent report with its ledger, and a passage for each measure and for one in ten entries. */
    private static final String REPORTS = """
            insert into roll_up_report (period_id, quarter, number, state, title, issuer, figures, compiled_at, compiled_on,
                                        compiled_by, handed_in_by, signatory, sent_on, snapshot_sha256, words)
            select p.id, p.quarter, 1, 'SENT', replace(r.title, '2045年第二季度', p.quarter), r.issuer, r.figures,
                   p.report_on::timestamptz, p.report_on, 'system', 'fgw.xietiao1', r.signatory, p.report_on, repeat('0', 64), r.words
            from reporting_period p cross join (select * from roll_up_report where state = 'SENT' order by id limit 1) r
            where p.starts_on < date '2045-04-01' and not exists (select from roll_up_report one where one.period_id = p.id);
            insert into report_step (report_id, step, taken_by, taken_by_name, taken_at, business_time)
            select r.id, s.step, 'fgw.xietiao1', '周思远', r.compiled_at, r.compiled_on
            from roll_up_report r cross join (values ('COMPILED'), ('HANDED_IN'), ('SIGNED'), ('SENT')) s (step)
            where not exists (select from report_step one where one.report_id = r.id);
            insert into report_line (report_id, number, obligation_id, entry_id, version_number, chapter, measure, unit, role, target,
                                     progress, figures, problems, next_steps, status, review, updated_on)
            select r.id, row_number() over (partition by r.id order by o.id), o.id, e.id, 1, '一', '（一）', o.unit_name, '责任',
                   '', e.progress, '', e.problems, e.next_steps, '正常推进', '已审', ''
            from roll_up_report r join reporting_obligation o on o.period_id = r.period_id
              join progress_entry e on e.obligation_id = o.id and e.versions = 1
            where not exists (select from report_line one where one.report_id = r.id);
            insert into report_passage (report_id, part, position, kind, text, compiled_text, measure_id, entry_id, version_number)
            select r.id, 2, row_number() over (partition by r.id order by e.id), 'SOURCED', e.progress, e.progress, e.measure_id,
                   e.id, 1
            from roll_up_report r join progress_entry e on e.period_id = r.period_id and e.versions = 1
            where e.id % 10 = 0 and not exists (select from report_passage one where one.report_id = r.id)
            """;

    /** What the triggers would have kept; the index is built once more, which is faster. */
    private static final String SEARCH = """
            drop index search_text_by_grams;
            insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading,
                                     unit_name, body, haystack, grams)
            select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path, s.heading,
                   s.unit_name, s.body, h.haystack, search_numbers(s, h.haystack)
            from searchable s cross join lateral (select search_haystack(s) as haystack) h
            where s.kind in ('ENTRY', 'PASSAGE')
              and not exists (select from search_text t
                              where t.kind = s.kind and t.ref_id = s.ref_id and t.audience = s.audience);
            create index search_text_by_grams on search_text using gin (grams)
            """;
}
