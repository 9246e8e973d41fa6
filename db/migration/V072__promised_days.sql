-- Tasks have their day: what is to be taken on, what a unit has promised by a date, and the summary a lead still owes.

-- The so-manieth working day after the day, as WorkingCalendar counts; no stretch of days off is longer than a month.
create function working_day_after(p_from date, p_days integer) returns date language sql stable as $$
    select d.day from (
        select p_from + n as day, coalesce(h.kind = 'WORK', extract(isodow from p_from + n) < 6) as worked
        from generate_series(1, 2 * p_days + 30) n
          left join holiday h on h.day = p_from + n) d
    where d.worked order by d.day offset p_days - 1 limit 1
$$;

create or replace function open_duty(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    -- What a unit has to write: for its reporters, or for its approvers where it has none.
    select w.id, case when r.fields is null then 'FILL' else 'RETURNED' end,
           case when e.corrects_id is null then 'DUE' end, p.quarter,
           case when e.corrects_id is null then p.due_on end, case when e.corrects_id is null then p.lock_on end,
           '（' || m.numeral || '）' || m.title, o.unit_name, coalesce(r.reason, ''),
           '/entries/' || e.id || '/form' ||
               case when r.fields is not null
                    then coalesce('#' || (select f.name
                                          from unnest(array['progress', 'practices', 'problems', 'nextSteps',
                                                            'coordinationNeeds']) with ordinality as f (name, place)
                                          where f.name = any (string_to_array(r.fields, ','))
                                          order by f.place limit 1), '')
                    when e.progress = '' then '#progress'
                    when e.status is null then '#status'
                    else '' end,
           e.held_since
    from progress_entry e
      join reporting_period p on p.id = e.period_id
      join reporting_obligation o on o.id = e.obligation_id
      join measure m on m.id = e.measure_id
      join account w on w.unit_id = e.unit_id and w.disabled_at is null
      left join lateral (select one.verdict, one.fields, one.reason from entry_review one
                         where one.entry_id = e.id and one.version_number = e.versions
                         order by one.id desc limit 1) last on true
      left join lateral (select last.fields, last.reason where last.verdict = 'RETURNED') r on true
    where e.state in ('TO_FILL', 'DRAFT', 'WITHDRAWN', 'RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE')
      and (e.corrects_id is not null
           or p_now::date >= p.opens_on and (p_now - make_interval(secs => p.grace_seconds))::date <= p.lock_on)
      and exists (select from account_role x where x.account_id = w.id and x.role =
                      case when exists (select from account b join account_role y on y.account_id = b.id
                                        where b.unit_id = e.unit_id and b.disabled_at is null and y.role = 'REPORTER')
                           then 'REPORTER' else 'UNIT_APPROVER' end)
    union all
    -- What the unit's approver has to review: not what he had a hand in.
    select a.id, 'UNIT_REVIEW', case when e.corrects_id is null then 'DUE' end, p.quarter,
           case when e.corrects_id is null then p.due_on end, case when e.corrects_id is null then p.lock_on end,
           '（' || m.numeral || '）' || m.title, o.unit_name, '', '/entries/' || e.id, e.held_since
    from progress_entry e
      join reporting_period p on p.id = e.period_id
      join reporting_obligation o on o.id = e.obligation_id
      join measure m on m.id = e.measure_id
      join account a on a.unit_id = e.unit_id and a.disabled_at is null
      join account_role x on x.account_id = a.id and x.role = 'UNIT_APPROVER'
    where e.state = 'UNIT_REVIEW'
      and (e.corrects_id is not null
           or (p_now - make_interval(secs => p.grace_seconds))::date <= p.lock_on)
      and not exists (select from entry_author w where w.entry_id = e.id and w.account_id = a.id)
    union all
    -- What the province has to review: not what he wrote, passed for the unit, or approved already as the first of two.
    select a.id, 'PROVINCE_REVIEW', case when e.corrects_id is null then 'REVIEW' end, p.quarter,
           case when e.corrects_id is null then p.review_on end, case when e.corrects_id is null then p.lock_on end,
           '（' || m.numeral || '）' || m.title, o.unit_name, '', '/entries/' || e.id, e.held_since
    from progress_entry e
      join reporting_period p on p.id = e.period_id
      join reporting_obligation o on o.id = e.obligation_id
      join measure m on m.id = e.measure_id
      join account_role x on x.role = 'COORDINATOR'
      join account a on a.id = x.account_id and a.disabled_at is null
    where e.state = 'SUBMITTED'
      and e.unit_passed_by is distinct from a.id and e.first_approved_by is distinct from a.id
      and not exists (select from entry_author w where w.entry_id = e.id and w.account_id = a.id)
    union all
    -- What the unit has not answered yet: taking a measure on, or declining it.
    select a.id, 'CLAIM', 'CLAIM', null,
           working_day_after(c.waiting_since, (select working_days from claim_deadline order by id desc limit 1)), null,
           '（' || m.numeral || '）' || m.title, '', '', '/claims/' || c.id, null
    from claim c
      join measure m on m.id = c.measure_id
      join account a on a.unit_id = c.unit_id and a.disabled_at is null
    where c.state = 'ASSIGNED'
      and exists (select from account_role x where x.account_id = a.id and x.role in ('REPORTER', 'UNIT_APPROVER'))
    union all
    -- The report's next step: the coordinators' while it is a draft or signed, the leaders' while it is to be signed.
    select a.id, case s.state when 'DRAFT' then 'REPORT_DRAFT' when 'SIGNED' then 'REPORT_SEND' else 'REPORT_SIGN' end,
           'REPORT', p.quarter, p.report_on, null, s.title, '', '', '/reports/' || s.quarter || '/' || s.number, null
    from roll_up_report s
      join reporting_period p on p.id = s.period_id
      join account_role x on x.role = case s.state when 'FOR_SIGNATURE' then 'LEADER' else 'COORDINATOR' end
      join account a on a.id = x.account_id and a.disabled_at is null
    where s.state in ('DRAFT', 'SIGNED') or s.state = 'FOR_SIGNATURE' and s.handed_in_by <> a.username
$$;

-- As before; a request about what is closed or was taken off the unit waits for nobody.
create or replace function open_entry_or_request(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_duty(p_now)
    union all
    -- What came back to the unit: for its reporters, or for its approvers where it has none.
    select a.id, 'CLOSE_OUT_RETURNED', null, null, null::date, null::date, '（' || m.numeral || '）' || m.title, u.name,
           s.reason, '/close-outs/' || r.id || '#account', r.held_since
    from close_out r
      join claim c on c.id = r.claim_id and c.state = 'CLAIMED'
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account a on a.unit_id = c.unit_id and a.disabled_at is null
      cross join lateral (select reason from close_out_step where close_out_id = r.id order by id desc limit 1) s
    where r.state in ('RETURNED', 'REFUSED')
      and exists (select from account_role x where x.account_id = a.id and x.role =
                      case when exists (select from account b join account_role y on y.account_id = b.id
                                        where b.unit_id = c.unit_id and b.disabled_at is null and y.role = 'REPORTER')
                           then 'REPORTER' else 'UNIT_APPROVER' end)
    union all
    -- The unit's approver passes on what others wrote; a coordinator accepts what he had no hand in.
    select a.id, case r.state when 'SUBMITTED' then 'CLOSE_OUT_ACCEPTANCE' else 'CLOSE_OUT_REVIEW' end,
           null, null, null, null, '（' || m.numeral || '）' || m.title, u.name, '', '/close-outs/' || r.id, r.held_since
    from close_out r
      join claim c on c.id = r.claim_id
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account a on a.disabled_at is null and (r.state = 'SUBMITTED' or a.unit_id = c.unit_id)
      join account_role x on x.account_id = a.id
                             and x.role = case r.state when 'SUBMITTED' then 'COORDINATOR' else 'UNIT_APPROVER' end
    where r.state in ('UNIT_REVIEW', 'SUBMITTED')
      and r.first_accepted_by is distinct from a.id and r.unit_passed_by is distinct from a.id
      and not exists (select from close_out_author w where w.close_out_id = r.id and w.account_id = a.id)
    union all
    select a.id, case r.state when 'SUBMITTED' then 'EXTENSION_DECISION' else 'EXTENSION_REVIEW' end,
           null, null, null, null, '（' || m.numeral || '）' || m.title || ' ' || coalesce('节点' || r.milestone, '任务点'), u.name, '',
           '/extensions/' || r.id, coalesce(r.passed_at, r.asked_at)
    from extension_request r
      join claim c on c.id = r.claim_id and c.state = 'CLAIMED'
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account a on a.disabled_at is null and (r.state = 'SUBMITTED' or a.unit_id = c.unit_id)
      join account_role x on x.account_id = a.id
                             and x.role = case r.state when 'SUBMITTED' then 'COORDINATOR' else 'UNIT_APPROVER' end
    where r.state in ('UNIT_REVIEW', 'SUBMITTED')
      and r.asked_by <> a.id and r.passed_by is distinct from a.id
$$;

-- What a unit has promised and has not reached, from ten working days before its day on: for the contact of what was taken
-- on, or where he is gone for the unit's reporters, or for its approvers where it has none. And the summary of a joint
-- measure that came in without one, while somebody can write it.
create function open_promise(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    with promised as (
        select 'MILESTONE_DUE' as kind, s.due_on, '（' || m.numeral || '）' || m.title || ' 节点' || s.number as title, s.title as note,
               '/claims/' || c.id || '#milestone-' || s.number as href, c.unit_id, c.contact_id
        from milestone s
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
                   or (p_now - make_interval(secs => p.grace_seconds))::date <= p.lock_on))
      and exists (select from account_role x where x.account_id = a.id and x.role =
                      case when exists (select from account b join account_role y on y.account_id = b.id
                                        where b.unit_id = o.unit_id and b.disabled_at is null and y.role = 'REPORTER')
                           then 'REPORTER' else 'UNIT_APPROVER' end)
      and (select s.summary_owed from obligation_status s where s.obligation_id = o.id)
$$;

create or replace function open_task(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_entry_or_request(p_now)
    union all
    select * from open_answer(p_now)
    union all
    select * from open_promise(p_now)
$$;
