-- A request for a later date ends when what it is about is accepted as done: 已终止.

alter table extension_request drop constraint extension_request_state;
alter table extension_request add constraint extension_request_state check (state in
    ('UNIT_REVIEW', 'DROPPED', 'SUBMITTED', 'GRANTED', 'REFUSED', 'LAPSED'));
alter table extension_request drop constraint extension_request_is_decided;
alter table extension_request add constraint extension_request_is_decided check (
    (state in ('DROPPED', 'GRANTED', 'REFUSED', 'LAPSED')) = (decided_by is not null and decided_on is not null));
alter table extension_request drop constraint extension_request_no_with_a_reason;
alter table extension_request add constraint extension_request_no_with_a_reason check (
    state not in ('DROPPED', 'REFUSED', 'GRANTED', 'LAPSED') or verdict <> '');

create or replace function keep_extension_request() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state in ('DROPPED', 'GRANTED', 'REFUSED', 'LAPSED') then
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

-- What was left open by a 办结 before.
update extension_request r
set state = 'LAPSED', decided_by = s.taken_by, decided_at = s.taken_at, decided_on = s.taken_on,
    verdict = '该项任务已办结，延期申请随之终止。'
from claim c
  join close_out o on o.claim_id = c.id and o.state = 'ACCEPTED'
  join close_out_step s on s.close_out_id = o.id and s.kind = 'ACCEPTED'
where c.id = r.claim_id and c.state = 'CLOSED' and r.state in ('UNIT_REVIEW', 'SUBMITTED');
