-- 核稿 waits for the unit's people until it is confirmed, its days are over, or its objection waits for an answer; an objection
-- waits for the coordinators, and so does a report that all units have checked.
create function open_unit_check(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select a.id, 'UNIT_CHECK', 'CHECK', s.quarter, c.due_on, null::date, s.title, '', '',
           '/unit-check/' || s.quarter || '/' || s.number, null::timestamptz
    from roll_up_report s
      join report_unit_check c on c.report_id = s.id and c.replaced_at is null
      join account a on a.unit_id = c.unit_id and a.disabled_at is null
    where s.state = 'UNIT_CHECK' and c.confirmed_by is null and c.due_on >= p_now::date
      and not exists (select from report_objection o where o.check_id = c.id and o.outcome is null)
      and exists (select from account_role x where x.account_id = a.id and x.role in ('REPORTER', 'UNIT_APPROVER'))
    union all
    select a.id, 'OBJECTION', null, null, null, null, s.title, u.name, o.reason,
           '/reports/' || s.quarter || '/' || s.number || '#objection-' || o.id, o.raised_at
    from report_objection o
      join roll_up_report s on s.id = o.report_id and s.state in ('DRAFT', 'UNIT_CHECK')
      join unit u on u.id = o.unit_id
      join account_role x on x.role = 'COORDINATOR'
      join account a on a.id = x.account_id and a.disabled_at is null
    where o.outcome is null
    union all
    select a.id, 'REPORT_CHECKED', 'REPORT', s.quarter, p.report_on, null, s.title, '', '',
           '/reports/' || s.quarter || '/' || s.number, null
    from roll_up_report s
      join reporting_period p on p.id = s.period_id
      join account_role x on x.role = 'COORDINATOR'
      join account a on a.id = x.account_id and a.disabled_at is null
    where s.state = 'UNIT_CHECK'
      and not exists (select from report_unit_check c
                      where c.report_id = s.id and c.replaced_at is null and c.confirmed_by is null
                        and c.due_on >= p_now::date)
      and not exists (select from report_objection o where o.report_id = s.id and o.outcome is null)
$$;

-- As in V164, and this.
create or replace function open_task(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_task_besides_problems(p_now)
    union all
    select * from open_problem(p_now)
    union all
    select * from open_light_review()
    union all
    select * from open_claim_decision()
    union all
    select * from open_unit_check(p_now)
$$;

alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in
    ('ASSIGNED', 'DECLINED', 'JOINED', 'DECIDED', 'TO_REVIEW', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REQUEST_GRANTED',
     'REQUEST_REFUSED', 'REOPENED', 'USED', 'TO_SIGN', 'TO_SEND', 'REPORT_BACK', 'DIGEST', 'HANDED_OVER', 'URGED',
     'INSTRUCTED', 'ANSWERED', 'ALL_IN', 'NO_DRAFT', 'PERIOD_MOVED', 'LET_IN', 'TO_COORDINATE', 'COORDINATED',
     'LIGHT_REVIEW', 'PUT_RIGHT', 'TO_CHECK', 'OBJECTED', 'OBJECTION_ANSWERED'));
