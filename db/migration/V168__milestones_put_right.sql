-- A milestone that was mistyped: its date is brought forward, or it is voided and counts nowhere; both with a reason. What was
-- promised first stays, and so does a voided milestone.
alter table milestone
    add voided       boolean not null default false,
    add corrected_on date,                               -- business date of the correction
    add correction   text    not null default '',
    drop constraint milestone_is_only_put_off,
    add constraint milestone_is_earlier_by_correction_only check (due_on >= first_due_on or corrected_on is not null),
    add constraint milestone_corrected_with_reason check ((corrected_on is not null) = (correction <> '')),
    add constraint milestone_voided_is_open check (not voided or corrected_on is not null and done_on is null),
    add constraint milestone_correction_length check (char_length(correction) <= 400);

create or replace function keep_milestone() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'milestone % is kept', old.id using errcode = '42501';
    end if;
    if (old.claim_id, old.number, old.first_due_on) is distinct from (new.claim_id, new.number, new.first_due_on) then
        raise exception 'the first date of milestone % is kept', old.id using errcode = '42501';
    end if;
    if old.voided then
        raise exception 'milestone % is void and stays as it is', old.id using errcode = '42501';
    end if;
    return new;
end $$;

-- The milestones that count.
create view standing_milestone as
select id, claim_id, number, title, first_due_on, due_on, done_on, note from milestone where not voided;

-- As in V101, but of a voided milestone nobody is reminded.
create or replace function open_promise(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    with promised as (
        select 'MILESTONE_DUE' as kind, s.due_on, '（' || m.numeral || '）' || m.title || ' 节点' || s.number as title, s.title as note,
               '/claims/' || c.id || '#milestone-' || s.number as href, c.unit_id, c.contact_id
        from standing_milestone s
          join claim c on c.id = s.claim_id and c.state = 'CLAIMED'
          join measure m on m.id = c.measure_id
        where s.done_on is null and s.due_on <= (select working_day_after(p_now::date, 10))
        union all
        select 'TASK_POINT_DUE', p.due_on, '（' || m.numeral || '）' || m.title || ' 任务点', p.title, '/task-points/' || p.id,
               c.unit_id, c.contact_id
        from task_point p
          join task_point_unit t on t.task_point_id = p.id
          join claim c on c.measure_id = p.measure_id and c.unit_id = t.unit_id and c.state = 'CLAIMED'
          join measure m on m.id = p.measure_id
        where p.state = 'ACCEPTED' and p.due_on <= (select working_day_after(p_now::date, 10)))
    select a.id, d.kind, 'PROMISED', null, d.due_on, null::date, d.title, u.name, d.note, d.href, null::timestamptz
    from promised d
      join unit u on u.id = d.unit_id
      join account a on a.unit_id = d.unit_id and a.disabled_at is null
    where case when exists (select from account k join account_role y on y.account_id = k.id
                            where k.id = d.contact_id and k.unit_id = d.unit_id and k.disabled_at is null
                              and y.role in ('REPORTER', 'UNIT_APPROVER'))
               then a.id = d.contact_id
               else exists (select from account_role x where x.account_id = a.id and x.role =
                                case when exists (select from account b join account_role y on y.account_id = b.id
                                                  where b.unit_id = d.unit_id and b.disabled_at is null
                                                    and y.role = 'REPORTER')
                                     then 'REPORTER' else 'UNIT_APPROVER' end) end
    union all
    select a.id, 'SUMMARY_OWED', 'DUE', p.quarter, p.due_on, p.lock_on, '（' || m.numeral || '）' || m.title, o.unit_name, '',
           '/entries/' || e.id || case when e.state in ('APPROVED', 'USED') then '#correct' else '/form#summary' end,
           e.held_since
    from reporting_period p
      join reporting_obligation o on o.period_id = p.id and o.role = 'LEAD'
      join measure m on m.id = o.measure_id
      join lateral (select one.id, one.state, one.corrects_id, one.held_since from progress_entry one
                    where one.obligation_id = o.id order by one.id desc limit 1) e on true
      join account a on a.unit_id = o.unit_id and a.disabled_at is null
    where p.reported_on is null and p.established_on is not null
      and (e.state in ('APPROVED', 'USED')
           or e.state not in ('UNIT_REVIEW', 'SUBMITTED', 'FROZEN')
              and (e.corrects_id is not null
                   or (p_now - make_interval(secs => p.grace_seconds))::date
                      <= greatest(p.lock_on, excepted_until(p.id, o.unit_id, o.measure_id))))
      and exists (select from account_role x where x.account_id = a.id and x.role =
                      case when exists (select from account b join account_role y on y.account_id = b.id
                                        where b.unit_id = o.unit_id and b.disabled_at is null and y.role = 'REPORTER')
                           then 'REPORTER' else 'UNIT_APPROVER' end)
      and (select s.summary_owed from obligation_status s where s.obligation_id = o.id)
$$;

-- As in V143, and corrections of milestones.
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
    select 'MILESTONE_CORRECTION', c.unit_id, c.measure_id, '/claims/' || c.id, t.title, true
    from milestone t
      join claim c on c.id = t.claim_id
      join period p on t.corrected_on between p.starts_on and p.ends_on
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
