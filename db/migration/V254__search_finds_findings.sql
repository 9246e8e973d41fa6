-- Findings are found by inspectors and leaders from when they are on file, by the unit and the coordinators once they are released.

-- As in V235, and with findings.
create or replace view searchable as
    select 'MEASURE' as kind, m.id as ref_id, 'ALL' as audience, m.id as measure_id, null::bigint as unit_id,
           null::bigint as report_id, '' as quarter, -(m.document_id * 1000000000 + m.number) as sort_key,
           '/measures/' || m.number as path, '（' || m.numeral || '）' || m.title as heading, '' as unit_name,
           m.body || E'\n' || m.responsible_phrase as body, true as with_heading
    from measure m
    union all
    select 'CLAUSE', c.id, 'ALL', c.measure_id, null, null, '', -(c.document_id * 1000000000 + c.start_offset),
           case when m.id is null then '/policy#chapter-' || h.number
                else '/measures/' || m.number || '#clause-' || c.number end,
           coalesce('（' || m.numeral || '）' || m.title, h.numeral || '、' || h.title), '', c.text, false
    from clause c join chapter h on h.id = c.chapter_id left join measure m on m.id = c.measure_id
    union all
    select 'TASK_POINT', p.id, 'ALL', p.measure_id, null, null, '', -(p.start_offset::bigint * 1000000000 + p.id),
           '/task-points/' || p.id, p.title, '', p.words, true
    from task_point p
    union all
    select 'DOCUMENT', d.id, 'ALL', null, d.unit_id, null, '', (d.doc_date - date '2000-01-01')::bigint * 1000000000 + d.id,
           '/supporting-documents/' || d.id, d.title, u.name, d.doc_number, true
    from supporting_document d join unit u on u.id = d.unit_id
    where d.void_reason = ''
    union all
    select 'PASSAGE', g.id, 'ALL', g.measure_id, o.unit_id, g.report_id, r.quarter,
           g.report_id * 1000000000 - g.part * 100000000 - g.position,
           '/reports/' || r.quarter || '/' || r.number || '?at=' || g.id || '#passage-' || g.id,
           coalesce('（' || m.numeral || '）' || m.title, r.title), coalesce(o.unit_name, ''), g.text, false
    from report_passage g
      join roll_up_report r on r.id = g.report_id
      left join measure m on m.id = g.measure_id
      left join lateral (select b.unit_id, b.unit_name
                         from progress_entry e join reporting_obligation b on b.id = e.obligation_id
                         where e.id = g.entry_id offset 0) o on true
    where g.kind not in ('CHAPTER', 'MEASURE') and g.merged_into is null
    union all
    select 'ENTRY', e.id, t.audience, e.measure_id, e.unit_id, null, p.quarter, -(m.number * 1000000000000 + e.id),
           '/entries/' || e.id || case when t.audience = 'UNIT' and e.state not in ('UNIT_REVIEW', 'SUBMITTED') then '/form' else '' end,
           '（' || m.numeral || '）' || m.title, o.unit_name, t.body, false
    from progress_entry e
      join reporting_obligation o on o.id = e.obligation_id
      join reporting_period p on p.id = e.period_id
      join measure m on m.id = e.measure_id
      cross join lateral (
          select 'UNIT' as audience,
                 concat_ws(E'\n', nullif(e.progress, ''), nullif(e.practices, ''), nullif(e.problems, ''),
                           nullif(e.next_steps, ''), nullif(e.coordination_needs, ''), nullif(e.no_progress_reason, ''),
                           nullif(e.summary, ''), nullif(e.judgement, ''), figure_lines(e.id, null)) as body
          where e.state not in ('APPROVED', 'USED', 'FROZEN')
          union all
          select case when e.state in ('APPROVED', 'USED', 'FROZEN') then 'ALL' else 'PROVINCE' end,
                 concat_ws(E'\n', nullif(v.progress, ''), nullif(v.practices, ''), nullif(v.problems, ''),
                           nullif(v.next_steps, ''), nullif(v.coordination_needs, ''), nullif(v.no_progress_reason, ''),
                           nullif(v.summary, ''), nullif(v.judgement, ''), figure_lines(null, v.id))
          from entry_version v
          where v.entry_id = e.id
            and v.number = case when e.state in ('APPROVED', 'USED', 'FROZEN') then e.versions
                                else (select max(r.version_number) from entry_review r
                                      where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED') end) t
    where t.body <> ''
    union all
    select 'INSTRUCTION', i.id, 'ALL', null, null, i.report_id, r.quarter,
           (i.instructed_on - date '2000-01-01')::bigint * 1000000000 + i.id, '/instructions/' || i.id, r.title, '',
           i.leader || '　' || i.office || E'\n' || i.body, false
    from leader_instruction i join roll_up_report r on r.id = i.report_id
    union all
    select 'INSTRUCTION', t.id, 'UNIT', null, t.unit_id, i.report_id, r.quarter,
           (i.instructed_on - date '2000-01-01')::bigint * 1000000000 + 500000000 + t.id,
           '/instructions/' || i.id || '#task-' || t.number, r.title, u.name,
           concat_ws(E'\n', t.body, nullif(t.answer, '')), false
    from instruction_task t
      join leader_instruction i on i.id = t.instruction_id
      join roll_up_report r on r.id = i.report_id
      join unit u on u.id = t.unit_id
    union all
    select 'PROBLEM', c.id, a.audience, o.measure_id, a.unit_id, null, p.quarter, -(m.number * 1000000000000 + c.id),
           '/problems/' || c.obligation_id || '/' || lower(c.kind), '（' || m.numeral || '）' || m.title, coalesce(u.name, ''),
           concat_ws(E'\n', nullif(c.answer, ''), nullif(c.closing, '')), false
    from problem_case c
      join reporting_obligation o on o.id = c.obligation_id
      join reporting_period p on p.id = o.period_id
      join measure m on m.id = o.measure_id
      left join unit u on u.id = c.owner_id
      cross join lateral (select exists (select from reported_problem r
                                         where r.obligation_id = c.obligation_id and r.kind = c.kind and r.approved) as approved) k
      cross join lateral (values (case when k.approved then 'ALL' else 'PROVINCE' end, c.owner_id),
                                 (case when not k.approved and c.owner_id is distinct from o.unit_id then 'UNIT' end, o.unit_id)
                         ) a (audience, unit_id)
    where a.audience is not null and c.answer || c.closing <> ''
    union all
    select 'FINDING', f.id, case when f.doc_number is null then 'INSPECTORS' else 'UNIT' end, o.measure_id, o.unit_id, null, p.quarter,
           -(m.number * 1000000000000 + f.id), '/findings/' || f.id, '（' || m.numeral || '）' || m.title, o.unit_name,
           concat_ws(E'\n', f.doc_number, f.place, f.facts, nullif(f.quote, ''), nullif(f.demand, ''),
                     (select string_agg(s.words, E'\n' order by s.id) from finding_step s where s.finding_id = f.id and s.words <> '')),
           false
    from finding f
      join reporting_obligation o on o.id = f.obligation_id
      join reporting_period p on p.id = o.period_id
      join measure m on m.id = o.measure_id;

create or replace function search_numbers(p_row searchable, p_haystack text) returns integer[] language sql immutable parallel safe as $$
    select search_grams(p_haystack) || case
        when p_row.kind = 'PASSAGE' or p_row.kind = 'ENTRY' and p_row.audience = 'PROVINCE'
             or p_row.kind = 'FINDING' and p_row.audience = 'INSPECTORS' then '{}'::integer[]
        when p_row.kind in ('ENTRY', 'PROBLEM') and p_row.audience = 'ALL'
             then array[search_access(1, p_row.unit_id), search_access(2, p_row.measure_id)]
        when p_row.kind in ('ENTRY', 'PROBLEM', 'FINDING') or p_row.kind = 'INSTRUCTION' and p_row.audience = 'UNIT'
             then array[search_access(1, p_row.unit_id)]
        else array[search_access(3, 0)] end
$$;

create trigger finding_can_be_searched after insert or update on finding
    for each row execute function keep_searchable('FINDING');
create trigger finding_step_can_be_searched after insert on finding_step
    for each row execute function keep_searchable('FINDING', 'finding_id');
