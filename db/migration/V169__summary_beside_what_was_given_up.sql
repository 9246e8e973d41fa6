-- As in V168; a summary that is owed is written in what counts, not in a correction that was given up.
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
                    where one.obligation_id = o.id and one.state <> 'GIVEN_UP' order by one.id desc limit 1) e on true
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
