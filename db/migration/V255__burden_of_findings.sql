-- As in V230, and with what findings ask units to put right.
create or replace function question_asked(p_period bigint, p_day date default 'infinity')
returns table (question text, unit_id bigint, measure_id bigint, subject text, about text, answered boolean)
language sql stable as $$
    with period as (
        select id, starts_on, ends_on from reporting_period where id = p_period
    ), entry as materialized (
        select id, obligation_id from progress_entry where period_id = p_period and corrects_id is null
    ), waived as materialized (
        select w.obligation_id from obligation_waiver_record w
        where w.obligation_id between (select min(obligation_id) from entry) and (select max(obligation_id) from entry)
          and w.waived_on <= p_day and coalesce(w.taken_back_on > p_day, true)
    ), version as materialized (
        select distinct on (one.entry_id)
               one.entry_id, one.id, one.number, one.progress <> '' or one.no_progress as progress, one.practices <> '' as practices,
               one.problems <> '' as problems, one.next_steps <> '' as next_steps,
               one.coordination_needs <> '' as coordination_needs, one.summary <> '' as summary
        from entry_version one
        where one.entry_id between (select min(id) from entry) and (select max(id) from entry)
          and one.business_time::date <= p_day
        order by one.entry_id, one.number desc
    ), asked as materialized (
        select o.id, o.unit_id, o.measure_id, o.role, e.id as entry_id, v.id as version_id, v.number as version_number,
               v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs, v.summary
        from reporting_obligation o
          join entry e on e.obligation_id = o.id
          left join version v on v.entry_id = e.id
        where o.period_id = p_period and o.established_on <= p_day
          and not exists (select from waived w where w.obligation_id = o.id)
    ), attached as materialized (
        select distinct a.entry_id
        from asked a
          join attachment t on t.subject = '/entries/' || a.entry_id
        where exists (select from attached_version tv
                      where tv.attachment_id = t.id and tv.number = a.version_number offset 0)
    ), figure as materialized (
        select f.version_id, f.indicator_id from entry_version_figure f
        where f.version_id between (select min(version_id) from asked) and (select max(version_id) from asked)
    ), claim_then as (
        select c.id, c.unit_id, c.measure_id, c.state, c.waiting_since from claim c where p_day = 'infinity'
        union all
        select c.id, c.unit_id, c.measure_id, c.state, c.waiting_since from claim_on(p_day) c where p_day < 'infinity'
    ), milestone_then as (
        select m.claim_id, m.title from milestone m
        where p_day = 'infinity'
           or m.corrected_on <= p_day
           or exists (select from claim_version v
                        join claim_version_milestone k on k.claim_id = v.claim_id and k.number = v.number
                      where v.claim_id = m.claim_id and v.kept_on <= p_day and k.milestone = m.number)
           or not exists (select from claim_version v where v.claim_id = m.claim_id and v.kept_on <= p_day)
    ), problem_then as (
        select c.obligation_id, c.kind, c.owner_id, c.answered_on from problem_case c where p_day = 'infinity'
        union all
        select c.obligation_id, c.kind, c.owner_id, c.answered_on from problem_case_on(p_period, p_day) c
        where p_day < 'infinity'
    )
    select q.question, a.unit_id, a.measure_id, '/entries/' || a.entry_id, '', coalesce(q.answered, false)
    from asked a
      left join attached t on t.entry_id = a.entry_id
      cross join lateral (values
        ('PROGRESS', a.progress),
        ('PRACTICES', a.practices),
        ('PROBLEMS', a.problems),
        ('NEXT_STEPS', a.next_steps),
        ('COORDINATION_NEEDS', a.coordination_needs),
        ('STATUS', a.version_id is not null),
        ('ATTACHMENT', t.entry_id is not null)) q (question, answered)
    union all
    select 'FIGURE', a.unit_id, a.measure_id, '/entries/' || a.entry_id, i.name, f.version_id is not null
    from asked a
      join indicator i on i.measure_id = a.measure_id
      left join figure f on f.version_id = a.version_id and f.indicator_id = i.id
    where i.kind in ('TARGET', 'CEILING') or i.target_value is not null
    union all
    select 'SUMMARY', a.unit_id, a.measure_id, '/entries/' || a.entry_id, '', coalesce(a.summary, false)
    from asked a
    where a.role = 'LEAD' and exists (select from asked other where other.measure_id = a.measure_id and other.id <> a.id)
    union all
    select 'CONTRADICTION', a.unit_id, a.measure_id, '/entries/' || a.entry_id, x.there_name, true
    from asked a join entry_version_contradiction x on x.version_id = a.version_id
    union all
    select 'CLAIM', c.unit_id, c.measure_id, '/claims/' || c.id, '', c.state not in ('ASSIGNED', 'RELEASED')
    from claim_then c join period p on c.waiting_since between p.starts_on and p.ends_on
    union all
    select 'MILESTONE', c.unit_id, c.measure_id, '/claims/' || c.id, t.title, true
    from milestone_then t
      join claim c on c.id = t.claim_id
      join elaboration first on first.claim_id = c.id and first.number = 1 and first.written_on <= p_day
      join period p on first.written_on between p.starts_on and p.ends_on
    union all
    select 'MILESTONE_CORRECTION', c.unit_id, c.measure_id, '/claims/' || c.id, t.title, true
    from milestone t
      join claim c on c.id = t.claim_id
      join period p on t.corrected_on between p.starts_on and p.ends_on and t.corrected_on <= p_day
    union all
    select 'REFINEMENT', r.unit_id, w.measure_id, '/open-wordings/' || w.id, w.words, true
    from refinement r
      join open_wording w on w.id = r.open_wording_id
      join period p on r.entered_on between p.starts_on and p.ends_on and r.entered_on <= p_day
    union all
    select 'EXTENSION', c.unit_id, c.measure_id, '/claims/' || c.id, '', true
    from extension_request r
      join claim c on c.id = r.claim_id
      join period p on r.asked_on between p.starts_on and p.ends_on and r.asked_on <= p_day
    union all
    select 'CLOSE_OUT', c.unit_id, c.measure_id, '/close-outs/' || r.id, '', true
    from close_out_version v
      join close_out r on r.id = v.close_out_id
      join claim c on c.id = r.claim_id
      cross join lateral (select min(s.taken_on) as day from close_out_step s
                          where s.close_out_id = r.id and s.version = v.number) first
      join period p on first.day between p.starts_on and p.ends_on and first.day <= p_day
    union all
    select 'URGE', n.unit_id, null, '/urges/' || n.id, n.doc_number, coalesce(n.answered_on <= p_day, false)
    from urge_notice n where n.period_id = p_period and n.issued_on <= p_day
    union all
    select 'INSTRUCTION', t.unit_id, null, '/instructions/' || t.instruction_id, '', coalesce(t.answered_on <= p_day, false)
    from instruction_task t join period p on t.assigned_on between p.starts_on and p.ends_on and t.assigned_on <= p_day
    union all
    select 'LIGHT_REVIEW', r.unit_id, r.measure_id, '/measures/' || m.number || '/light/reviews', '', true
    from light_review r join measure m on m.id = r.measure_id where r.period_id = p_period and r.asked_on <= p_day
    union all
    select 'PROBLEM_ANSWER', c.owner_id, o.measure_id, '/problems/' || c.obligation_id || '/' || lower(c.kind), '',
           c.answered_on is not null
    from reporting_obligation o join problem_then c on c.obligation_id = o.id
    where o.period_id = p_period and c.owner_id is not null
    union all
    select 'EXCEPTION', x.unit_id, x.measure_id, '/periods/' || p.quarter || '/exceptions/' || x.id, '', true
    from period_exception x join reporting_period p on p.id = x.period_id
      join account a on a.id = x.asked_by and a.unit_id = x.unit_id
    where x.period_id = p_period and x.asked_on <= p_day
    union all
    select 'URGE_REQUEST', r.requesting_unit, o.measure_id, '/urges/requests/' || r.id, '', true
    from urge_request r join reporting_obligation o on o.id = r.obligation_id
    where r.period_id = p_period and r.requested_on <= p_day
    union all
    select 'UNIT_CHECK', c.unit_id, null, '/reports/' || r.quarter || '/' || r.number || '#unit-check', '',
           coalesce(c.confirmed_on <= p_day, false)
               or exists (select from report_objection x where x.check_id = c.id and x.raised_on <= p_day)
    from roll_up_report r join report_unit_check c on c.report_id = r.id
    where r.period_id = p_period and c.shown_on <= p_day
    union all
    select 'RECTIFICATION', o.unit_id, o.measure_id, '/findings/' || f.id, f.doc_number,
           exists (select from finding_step r
                   where r.finding_id = f.id and r.kind = 'REPLIED' and r.id > s.id and r.taken_on <= p_day)
    from finding_step s
      join period p on s.taken_on between p.starts_on and p.ends_on and s.taken_on <= p_day
      join finding f on f.id = s.finding_id
      join reporting_obligation o on o.id = f.obligation_id
    where s.rectify_by is not null
$$;
