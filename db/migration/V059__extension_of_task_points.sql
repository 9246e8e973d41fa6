-- 延期申请 for the date of a task point too. What was set first stays on record.

alter table task_point add column first_due_on date;
update task_point set first_due_on = due_on;
alter table task_point add constraint task_point_is_only_put_off check (
    (first_due_on is null) = (due_on is null) and due_on >= first_due_on);

create function note_first_date() returns trigger language plpgsql as $$
begin
    new.first_due_on := new.due_on;
    return new;
end $$;

create trigger task_point_notes_its_first_date before insert on task_point
    for each row execute function note_first_date();
create trigger task_point_keeps_its_first_date before update on task_point
    for each row when (new.first_due_on is distinct from old.first_due_on)
    execute function refuse_change('the first date of a task point is kept');

alter table extension_request alter column milestone drop not null;
alter table extension_request add column task_point_id bigint references task_point;
alter table extension_request add constraint extension_request_of_one_thing check (
    (milestone is null) <> (task_point_id is null));

create unique index extension_request_one_at_a_time_for_a_point on extension_request (task_point_id)
    where state in ('UNIT_REVIEW', 'SUBMITTED');

create or replace function keep_extension_request() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state in ('DROPPED', 'GRANTED', 'REFUSED') then
        raise exception 'extension request % is kept', old.id using errcode = '42501';
    end if;
    if (old.claim_id, old.milestone, old.task_point_id, old.due_on, old.asked_for, old.reason, old.asked_by, old.asked_at,
        old.asked_on)
       is distinct from
       (new.claim_id, new.milestone, new.task_point_id, new.due_on, new.asked_for, new.reason, new.asked_by, new.asked_at,
        new.asked_on) then
        raise exception 'what extension request % asks is kept', old.id using errcode = '42501';
    end if;
    return new;
end $$;

create or replace function open_task(p_now timestamp)
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
      join claim c on c.id = r.claim_id
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account a on a.disabled_at is null and (r.state = 'SUBMITTED' or a.unit_id = c.unit_id)
      join account_role x on x.account_id = a.id
                             and x.role = case r.state when 'SUBMITTED' then 'COORDINATOR' else 'UNIT_APPROVER' end
    where r.state in ('UNIT_REVIEW', 'SUBMITTED')
      and r.asked_by <> a.id and r.passed_by is distinct from a.id
$$;
