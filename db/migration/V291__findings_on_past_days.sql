-- As in V270, and with findings in each of their states; who was told of one then is told by whether it was released.
create or replace view searchable_past as
    select 'TASK_POINT' as kind, p.id as ref_id, 'ALL' as audience, s.number, p.measure_id, null::bigint as unit_id,
           null::bigint as report_id, '' as quarter, -(p.start_offset::bigint * 1000000000 + p.id) as sort_key,
           '/task-points/' || p.id as path, p.title as heading, '' as unit_name, p.words as body, true as with_heading,
           s.state, s.since, s.until
    from task_point p
      cross join lateral (
          select t.number, t.state, t.kept_on as since,
                 coalesce(min(t.kept_on) over (order by t.number rows between 1 following and unbounded following), 'infinity') as until
          from (select v.number::bigint, v.state, v.kept_on from task_point_version v where v.task_point_id = p.id
                union all
                select row_number() over (order by o.place, o.at) - 1000, o.state, business_day_at(o.at)
                from (select p.proposed_at as at, 0 as place, 'PROPOSED' as state
                      union all
                      select r.at, 1, 'ACCEPTED' from audit_record r
                      where r.subject = '/task-points/' || p.id and r.action in ('TaskPointSet', 'TaskPointAccepted')
                      union all
                      select p.decided_at, 2, p.state where p.decided_at is not null) o) t) s
    where s.since < s.until
    union all
    select 'DOCUMENT', d.id, 'ALL', s.number, null, d.unit_id, null, '',
           (s.doc_date - date '2000-01-01')::bigint * 1000000000 + d.id,
           '/supporting-documents/' || d.id || case when s.until < 'infinity' then '/history' else '' end, s.title, u.name,
           s.doc_number, true, null, s.since, s.until
    from supporting_document d
      join unit u on u.id = d.unit_id
      cross join lateral (
          select t.number::bigint, t.title, t.doc_number, t.doc_date, t.void_reason, t.kept_on as since,
                 coalesce(min(t.kept_on) over (order by t.number rows between 1 following and unbounded following), 'infinity') as until
          from (select v.* from supporting_document_version v where v.document_id = d.id
                union all
                select o.* from supporting_document_told() o
                where o.document_id = d.id
                  and not exists (select from supporting_document_version v
                                  where v.document_id = d.id and v.number <= o.number)) t) s
    where s.void_reason = '' and s.since < s.until
    union all
    select 'INSTRUCTION', i.id, 'ALL', 0, null, null, i.report_id, r.quarter,
           (i.instructed_on - date '2000-01-01')::bigint * 1000000000 + i.id, '/instructions/' || i.id, r.title, '',
           i.leader || '　' || i.office || E'\n' || i.body, false, null, i.recorded_on, 'infinity'
    from leader_instruction i join roll_up_report r on r.id = i.report_id
    union all
    select 'INSTRUCTION', t.id, 'UNIT', s.number, null, t.unit_id, i.report_id, r.quarter,
           (i.instructed_on - date '2000-01-01')::bigint * 1000000000 + 500000000 + t.id,
           '/instructions/' || i.id || '#task-' || t.number, r.title, u.name, s.body, false, null, s.since, s.until
    from instruction_task t
      join leader_instruction i on i.id = t.instruction_id
      join roll_up_report r on r.id = i.report_id
      join unit u on u.id = t.unit_id
      cross join lateral (values (0, t.body, t.assigned_on, coalesce(t.answered_on, 'infinity')),
                                 (1, t.body || E'\n' || t.answer,
                                     case when t.answered_on is not null then greatest(t.answered_on, t.assigned_on) end, 'infinity')
                         ) s (number, body, since, until)
    where s.since < s.until
    union all
    select 'PROBLEM', c.id, a.audience, s.number * 1000 + k.number, o.measure_id, a.unit_id, null, p.quarter,
           -(m.number * 1000000000000 + c.id),
           '/problems/' || c.obligation_id || '/' || lower(c.kind) || case when s.until < 'infinity' then '/history' else '' end,
           '（' || m.numeral || '）' || m.title, coalesce(u.name, ''),
           concat_ws(E'\n', nullif(s.answer, ''), nullif(s.closing, '')), false, s.state,
           greatest(s.since, k.since), least(s.until, k.until)
    from problem_case c
      join reporting_obligation o on o.id = c.obligation_id
      join reporting_period p on p.id = o.period_id
      join measure m on m.id = o.measure_id
      cross join lateral (
          select v.number::bigint, v.state, v.owner_id, v.answer, v.closing, v.kept_on as since,
                 coalesce(min(v.kept_on) over (order by v.number rows between 1 following and unbounded following), 'infinity') as until
          from problem_case_version v where v.case_id = c.id) s
      left join unit u on u.id = s.owner_id
      -- From approval to approval: whether what counted then tells the problem.
      cross join lateral (
          select row_number() over (order by f.day) as number, f.day as since,
                 coalesce(lead(f.day) over (order by f.day), 'infinity') as until,
                 coalesce((select btrim(case c.kind when 'PROBLEM' then v.problems else v.coordination_needs end, E' \t\r\n　。.')
                                  not in ('', '无', '暂无', '没有', '无问题', '无需协调', '无需协调事项')
                           from entry_version v where v.id = effective_version_on(o.id, f.day)), false) as approved
          from (select date '-infinity' as day
                union
                select r.business_time::date from progress_entry e join entry_review r on r.entry_id = e.id
                where e.obligation_id = o.id and r.level = 'PROVINCE' and r.verdict = 'PASSED') f) k
      cross join lateral (values (case when k.approved then 'ALL' else 'PROVINCE' end, s.owner_id),
                                 (case when not k.approved and s.owner_id is distinct from o.unit_id then 'UNIT' end, o.unit_id)
                         ) a (audience, unit_id)
    where a.audience is not null and s.answer || s.closing <> '' and greatest(s.since, k.since) < least(s.until, k.until)
    union all
    -- For the unit what it handed on last, for the province what the unit's approver passed last; the approved version lies in
    -- search_text with the days of both.
    select 'ENTRY', e.id, t.audience, v.number, e.measure_id, e.unit_id, null, p.quarter, -(m.number * 1000000000000 + e.id),
           '/entries/' || e.id || case when t.until < 'infinity' then '/difference?from=' || v.id else '' end,
           '（' || m.numeral || '）' || m.title, o.unit_name, b.body, false, null, t.since, t.until
    from progress_entry e
      join reporting_obligation o on o.id = e.obligation_id
      join reporting_period p on p.id = e.period_id
      join measure m on m.id = e.measure_id
      join entry_version v on v.entry_id = e.id
      cross join lateral (
          select 'UNIT' as audience, v.business_time::date as since,
                 coalesce((select min(n.business_time)::date from entry_version n
                           where n.entry_id = e.id and n.number > v.number), 'infinity') as until
          union all
          select 'PROVINCE', min(r.business_time)::date,
                 coalesce((select min(n.business_time)::date from entry_review n
                           where n.entry_id = e.id and n.version_number > v.number and n.verdict = 'PASSED'
                             and (n.level = 'UNIT' or e.state in ('APPROVED', 'USED', 'FROZEN'))), 'infinity')
          from entry_review r
          where r.entry_id = e.id and r.version_number = v.number and r.level = 'UNIT' and r.verdict = 'PASSED') t
      cross join lateral (
          select concat_ws(E'\n', nullif(v.progress, ''), nullif(v.practices, ''), nullif(v.problems, ''),
                           nullif(v.next_steps, ''), nullif(v.coordination_needs, ''), nullif(v.no_progress_reason, ''),
                           nullif(v.summary, ''), nullif(v.judgement, ''), figure_lines(null, v.id)) as body) b
    where (e.state not in ('APPROVED', 'USED', 'FROZEN') or v.number < e.versions) and t.since < t.until and b.body <> ''
    union all
    select 'FINDING', f.id, case when s.released then 'UNIT' else 'INSPECTORS' end, s.number, o.measure_id, o.unit_id, null, p.quarter,
           -(m.number * 1000000000000 + f.id), '/findings/' || f.id, '（' || m.numeral || '）' || m.title, o.unit_name,
           concat_ws(E'\n', case when s.released then f.doc_number end, f.place, f.facts, nullif(f.quote, ''), nullif(f.demand, ''), s.words),
           false, s.state, s.since, s.until
    from finding f
      join reporting_obligation o on o.id = f.obligation_id
      join reporting_period p on p.id = o.period_id
      join measure m on m.id = o.measure_id
      cross join lateral (
          select t.id as number, t.state, t.taken_on as since,
                 coalesce(min(t.taken_on) over (order by t.id rows between 1 following and unbounded following), 'infinity') as until,
                 bool_or(t.kind = 'RELEASED') over (order by t.id) as released,
                 string_agg(nullif(t.words, ''), E'\n') over (order by t.id) as words
          from finding_step t where t.finding_id = f.id) s
    where s.since < s.until;

create trigger finding_can_be_searched_later after update on finding
    for each row execute function keep_past_searchable('FINDING');
create trigger finding_step_can_be_searched_later after insert on finding_step
    for each row execute function keep_past_searchable('FINDING', 'finding_id');

select search_keep_past('FINDING', f.id) from finding f;
