-- Exceptions that still run are few among all there ever were.
create index period_exception_by_end on period_exception (ends_on) where state = 'GRANTED';

-- As in V167, but the periods that are open come first and entries are looked for in them alone: the planner took half of all periods to
-- be open and read what was never sent of all quarters. Who may write until when is asked of every entry as before.
create or replace function open_duty(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    -- What a unit has to write: for its reporters, or for its approvers where it has none.
    select w.id, case when r.fields is null then 'FILL' else 'RETURNED' end,
           case when e.corrects_id is null then case when x.until > p.lock_on then 'EXCEPTION' else 'DUE' end end, p.quarter,
           case when e.corrects_id is null then case when x.until > p.lock_on then x.until else p.due_on end end,
           case when e.corrects_id is null and coalesce(x.until <= p.lock_on, true) then p.lock_on end,
           '（' || m.numeral || '）' || m.title, o.unit_name, coalesce(r.reason, ''),
           '/entries/' || e.id || '/form' ||
               case when r.fields is not null
                    then coalesce('#' || (select f.name
                                          from unnest(array['progress', 'practices', 'problems', 'nextSteps',
                                                            'coordinationNeeds', 'status', 'figures', 'summary', 'judgement',
                                                            'attachments'])
                                               with ordinality as f (name, place)
                                          where f.name = any (string_to_array(r.fields, ','))
                                          order by f.place limit 1), '')
                    when e.progress = '' then '#progress'
                    when e.status is null then '#status'
                    else '' end,
           e.held_since
    from (select one.id, one.period_id, one.obligation_id, one.measure_id, one.unit_id, one.corrects_id, one.progress,
                 one.status, one.versions, one.held_since,
                 excepted_until(one.period_id, one.unit_id, one.measure_id) as until
          from progress_entry one
          where one.period_id = any (array(
                    select period.id from reporting_period period
                    where p_now::date >= period.opens_on
                      and ((p_now - make_interval(secs => period.grace_seconds))::date <= period.lock_on
                           or period.id in (select x.period_id from period_exception x
                                            where x.state = 'GRANTED' and x.ends_on >= p_now::date - 1))))
            and one.corrects_id is null
            and one.state in ('TO_FILL', 'DRAFT', 'WITHDRAWN', 'RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE')
            and not exists (select from obligation_waiver waived where waived.obligation_id = one.obligation_id)
          union all
          select one.id, one.period_id, one.obligation_id, one.measure_id, one.unit_id, one.corrects_id, one.progress,
                 one.status, one.versions, one.held_since, null
          from progress_entry one
          where one.corrects_id is not null
            and one.state in ('TO_FILL', 'DRAFT', 'WITHDRAWN', 'RETURNED_BY_UNIT', 'RETURNED_BY_PROVINCE')) e
      join reporting_period p on p.id = e.period_id
      join reporting_obligation o on o.id = e.obligation_id
      join measure m on m.id = e.measure_id
      join account w on w.unit_id = e.unit_id and w.disabled_at is null
      cross join lateral (select e.until as until) x
      left join lateral (select one.verdict, one.fields, one.reason from entry_review one
                         where one.entry_id = e.id and one.version_number = e.versions
                         order by one.id desc limit 1) last on true
      left join lateral (select last.fields, last.reason where last.verdict = 'RETURNED') r on true
    where (e.corrects_id is not null
           or (p_now - make_interval(secs => p.grace_seconds))::date <= greatest(p.lock_on, x.until))
      and exists (select from account_role x where x.account_id = w.id and x.role =
                      case when exists (select from account b join account_role y on y.account_id = b.id
                                        where b.unit_id = e.unit_id and b.disabled_at is null and y.role = 'REPORTER')
                           then 'REPORTER' else 'UNIT_APPROVER' end)
    union all
    -- What the unit's approver has to review: not what he had a hand in.
    select a.id, 'UNIT_REVIEW',
           case when e.corrects_id is null then case when x.until > p.lock_on then 'EXCEPTION' else 'DUE' end end, p.quarter,
           case when e.corrects_id is null then case when x.until > p.lock_on then x.until else p.due_on end end,
           case when e.corrects_id is null and coalesce(x.until <= p.lock_on, true) then p.lock_on end,
           '（' || m.numeral || '）' || m.title, o.unit_name, '', '/entries/' || e.id, e.held_since
    from progress_entry e
      join reporting_period p on p.id = e.period_id
      join reporting_obligation o on o.id = e.obligation_id
      join measure m on m.id = e.measure_id
      join account a on a.unit_id = e.unit_id and a.disabled_at is null
      join account_role r on r.account_id = a.id and r.role = 'UNIT_APPROVER'
      cross join lateral (select excepted_until(e.period_id, e.unit_id, e.measure_id) as until) x
    where e.state = 'UNIT_REVIEW'
      and (e.corrects_id is not null
           or (p_now - make_interval(secs => p.grace_seconds))::date <= greatest(p.lock_on, x.until))
      and not exists (select from entry_author w where w.entry_id = e.id and w.account_id = a.id)
      and not exists (select from obligation_waiver waived where waived.obligation_id = e.obligation_id)
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
           '（' || m.numeral || '）' || m.title, '', '', '/claims/' || c.id || '/form#elaboration', null
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
