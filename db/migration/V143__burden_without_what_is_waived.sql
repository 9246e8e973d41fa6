-- As in V131; what was waived is not asked.
create or replace function question_asked(p_period bigint)
returns table (question text, unit_id bigint, measure_id bigint, subject text, about text, answered boolean)
language sql stable as $$
    with period as (
        select id, starts_on, ends_on from reporting_period where id = p_period
    ), asked as (
        select o.id, o.period_id, o.unit_id, o.measure_id, o.role, e.id as entry_id, v.*
        from reporting_obligation o
          join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
          left join lateral (select one.id as version_id, one.progress, one.practices, one.problems, one.next_steps,
                                    one.number as version_number, one.coordination_needs, one.no_progress, one.summary
                             from entry_version one where one.entry_id = e.id order by one.number desc limit 1) v on true
        where o.period_id = p_period
          and not exists (select from obligation_waiver w where w.obligation_id = o.id)
    )
    select q.question, a.unit_id, a.measure_id, '/entries/' || a.entry_id, '', coalesce(q.answered, false)
    from asked a
      cross join lateral (values
        ('PROGRESS', a.progress <> '' or a.no_progress),
        ('PRACTICES', a.practices <> ''),
        ('PROBLEMS', a.problems <> ''),
        ('NEXT_STEPS', a.next_steps <> ''),
        ('COORDINATION_NEEDS', a.coordination_needs <> ''),
        ('STATUS', a.version_id is not null),
        ('ATTACHMENT', exists (select from attachment t join attached_version tv on tv.attachment_id = t.id
                               where t.subject = '/entries/' || a.entry_id and tv.number = a.version_number))) q (question, answered)
    union all
    select 'FIGURE', a.unit_id, a.measure_id, '/entries/' || a.entry_id, i.name,
           exists (select from entry_version_figure f where f.version_id = a.version_id and f.indicator_id = i.id)
    from asked a join indicator i on i.measure_id = a.measure_id
    where i.kind in ('TARGET', 'CEILING') or i.target_value is not null
    union all
    select 'SUMMARY', a.unit_id, a.measure_id, '/entries/' || a.entry_id, '', coalesce(a.summary <> '', false)
    from asked a
    where a.role = 'LEAD' and exists (select from asked other where other.measure_id = a.measure_id and other.id <> a.id)
    union all
    select 'CONTRADICTION', a.unit_id, a.measure_id, '/entries/' || a.entry_id, x.there_name, true
    from asked a join entry_version_contradiction x on x.version_id = a.version_id
    union all
    select 'CLAIM', c.unit_id, c.measure_id, '/claims/' || c.id, '', c.state not in ('ASSIGNED', 'RELEASED')
    from claim c join period p on c.waiting_since between p.starts_on and p.ends_on
    union all
    select 'MILESTONE', c.unit_id, c.measure_id, '/claims/' || c.id, t.title, true
    from milestone t
      join claim c on c.id = t.claim_id
      join elaboration first on first.claim_id = c.id and first.number = 1
      join period p on first.written_on between p.starts_on and p.ends_on
    union all
    select 'REFINEMENT', r.unit_id, w.measure_id, '/open-wordings/' || w.id, w.words, true
    from refinement r
      join open_wording w on w.id = r.open_wording_id
      join period p on r.entered_on between p.starts_on and p.ends_on
    union all
    select 'EXTENSION', c.unit_id, c.measure_id, '/claims/' || c.id, '', true
    from extension_request r
      join claim c on c.id = r.claim_id
      join period p on r.asked_on between p.starts_on and p.ends_on
    union all
    select 'CLOSE_OUT', c.unit_id, c.measure_id, '/close-outs/' || r.id, '', true
    from close_out_version v
      join close_out r on r.id = v.close_out_id
      join claim c on c.id = r.claim_id
      join period p
          on (select min(s.taken_on) from close_out_step s where s.close_out_id = r.id and s.version = v.number)
              between p.starts_on and p.ends_on
    union all
    select 'URGE', n.unit_id, null, '/urges/' || n.id, n.doc_number, n.answer <> ''
    from urge_notice n where n.period_id = p_period
    union all
    select 'INSTRUCTION', t.unit_id, null, '/instructions/' || t.instruction_id, '', t.answer <> ''
    from instruction_task t join period p on t.assigned_on between p.starts_on and p.ends_on
$$;
