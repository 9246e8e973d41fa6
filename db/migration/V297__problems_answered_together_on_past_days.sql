-- With which others a problem was to be answered is overwritten when it is given to another unit; from now on each step keeps it. Of what
-- went before it is known for the assignment that is in force.
alter table problem_case_version add column together uuid;

alter table problem_case_version disable trigger problem_case_version_is_kept;
update problem_case_version v set together = c.together
from problem_case c
where c.id = v.case_id and c.together is not null and v.assigned_at = c.assigned_at and v.owner_id = c.owner_id;
alter table problem_case_version enable trigger problem_case_version_is_kept;

-- As in V157, and with which others.
drop function problem_case_on(bigint, date);
create function problem_case_on(p_period bigint, p_day date)
returns table (obligation_id bigint, kind text, words text, owner_id bigint, due_on date, note text, state text,
               assigned_by bigint, assigned_at timestamptz, draft text, draft_by bigint, draft_at timestamptz, answer text,
               answered_by bigint, answered_at timestamptz, answered_on date, closing text, closed_by bigint, closed_on date,
               version integer, together uuid)
language sql stable as $$
    select c.obligation_id, c.kind, c.words, v.owner_id, v.due_on, v.note, v.state, v.assigned_by, v.assigned_at, '',
           null::bigint, null::timestamptz, v.answer, v.answered_by, v.answered_at, v.answered_on, v.closing, v.closed_by,
           v.closed_on, -1, v.together
    from reporting_obligation o
      join problem_case c on c.obligation_id = o.id
      join lateral (select one.* from problem_case_version one
                    where one.case_id = c.id and one.kept_on <= p_day
                    order by one.number desc limit 1) v on true
    where o.period_id = p_period
$$;
