-- As in V190, and with what leaders wrote on reports, its tasks and their answers, with how problems were answered and settled, and
-- with the values of indicators, which are found in the entry that reports them.
-- audience of an instruction: ALL what the leader wrote, UNIT a task with its answer, for its unit. Of a problem: ALL where the
-- text that reports it is approved; otherwise PROVINCE for the coordinators and for whoever answers it, UNIT for whoever reported it.
-- The values of an entry's working text, or of a version, a line each; null where there are none.
create function figure_lines(p_entry bigint, p_version bigint) returns text language sql stable as $$
    select string_agg(i.name || '：' || trim_scale(f.amount) || i.unit
                      || '（截至' || to_char(f.as_of, 'FMYYYY"年"FMMM"月"FMDD"日"') || coalesce('，' || nullif(f.source, ''), '') || '）',
                      E'\n' order by i.number)
    from (select w.indicator_id, w.amount, w.as_of, w.source from entry_figure w where w.entry_id = p_entry
          union all
          select w.indicator_id, w.amount, w.as_of, w.source from entry_version_figure w where w.version_id = p_version) f
      join indicator i on i.id = f.indicator_id
$$;

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
           '/reports/' || r.quarter || '/' || r.number || '#passage-' || g.id,
           coalesce('（' || m.numeral || '）' || m.title, r.title), coalesce(o.unit_name, ''), g.text, false
    from report_passage g
      join roll_up_report r on r.id = g.report_id
      left join measure m on m.id = g.measure_id
      left join progress_entry e on e.id = g.entry_id
      left join reporting_obligation o on o.id = e.obligation_id
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
    where a.audience is not null and c.answer || c.closing <> '';

create or replace function search_numbers(p_row searchable, p_haystack text) returns integer[] language sql immutable parallel safe as $$
    select search_grams(p_haystack) || case
        when p_row.kind = 'PASSAGE' or p_row.kind = 'ENTRY' and p_row.audience = 'PROVINCE' then '{}'::integer[]
        when p_row.kind in ('ENTRY', 'PROBLEM') and p_row.audience = 'ALL'
             then array[search_access(1, p_row.unit_id), search_access(2, p_row.measure_id)]
        when p_row.kind in ('ENTRY', 'PROBLEM') or p_row.kind = 'INSTRUCTION' and p_row.audience = 'UNIT'
             then array[search_access(1, p_row.unit_id)]
        else array[search_access(3, 0)] end
$$;

create trigger leader_instruction_can_be_searched after insert or update or delete on leader_instruction
    for each row execute function keep_searchable('INSTRUCTION');
create trigger instruction_task_can_be_searched after insert or update or delete on instruction_task
    for each row execute function keep_searchable('INSTRUCTION');
create trigger problem_case_can_be_searched after insert or update or delete on problem_case
    for each row execute function keep_searchable('PROBLEM');
create trigger entry_figure_can_be_searched after insert or update or delete on entry_figure
    for each row execute function keep_searchable('ENTRY', 'entry_id');

create function keep_version_searchable() returns trigger language plpgsql as $$
begin
    perform search_keep('ENTRY', (select v.entry_id from entry_version v where v.id = new.version_id));
    return null;
end $$;

create trigger entry_version_figure_can_be_searched after insert on entry_version_figure
    for each row execute function keep_version_searchable();

-- How far an entry is decides who sees the answers to what it reports.
create function keep_answers_searchable() returns trigger language plpgsql as $$
begin
    perform search_keep('PROBLEM', c.id) from problem_case c where c.obligation_id = new.obligation_id;
    return null;
end $$;

create trigger progress_entry_moves_its_answers after update of state on progress_entry
    for each row when (old.state is distinct from new.state) execute function keep_answers_searchable();

-- As in V110, and what a unit answers is found under its new name, too.
create or replace function keep_issuer_searchable() returns trigger language plpgsql as $$
begin
    perform search_keep('DOCUMENT', d.id) from supporting_document d where d.unit_id = new.id;
    perform search_keep('INSTRUCTION', t.id) from instruction_task t where t.unit_id = new.id;
    perform search_keep('PROBLEM', c.id) from problem_case c where c.owner_id = new.id;
    return null;
end $$;

insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading, unit_name,
                         body, haystack, grams)
select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path, s.heading,
       s.unit_name, s.body, h.haystack, search_numbers(s, h.haystack)
from searchable s cross join lateral (select search_haystack(s) as haystack) h
where s.kind in ('INSTRUCTION', 'PROBLEM');

select search_keep_all('ENTRY', array(select f.entry_id from entry_figure f
                                      union
                                      select v.entry_id from entry_version_figure f join entry_version v on v.id = f.version_id));
