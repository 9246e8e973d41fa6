-- 办结申请 and 延期申请 wait for people too: among the tasks, in the reminders, in a handover and as notices.

alter function open_task(timestamp) rename to open_duty;

create function open_task(p_now timestamp)
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
           null, null, null, null, '（' || m.numeral || '）' || m.title || ' 节点' || r.milestone, u.name, '',
           '/extensions/' || r.id, coalesce(r.passed_at, r.asked_at)
    from extension_request r
      join claim c on c.id = r.claim_id
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account a on a.disabled_at is null and (r.state = 'SUBMITTED' or a.unit_id = c.unit_id)
      join account_role x on x.account_id = a.id
                             and x.role = case r.state when 'SUBMITTED' then 'COORDINATOR' else 'UNIT_APPROVER' end
    where r.state in ('UNIT_REVIEW', 'SUBMITTED')
      and r.asked_by <> a.id and r.passed_by is distinct from a.id
$$;

alter table notice drop constraint notice_kind;
alter table notice add constraint notice_kind check (kind in
    ('ASSIGNED', 'DECLINED', 'DECIDED', 'TO_REVIEW', 'SUBMITTED', 'RETURNED', 'APPROVED', 'REQUEST_GRANTED',
     'REQUEST_REFUSED', 'REOPENED', 'USED', 'TO_SIGN', 'TO_SEND', 'REPORT_BACK', 'DIGEST', 'HANDED_OVER', 'URGED',
     'INSTRUCTED'));
