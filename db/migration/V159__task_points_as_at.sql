-- As in V157; the beginning of the trail is found without reading it.
create or replace function business_day_at(p_at timestamptz) returns date language sql stable as $$
    select case when s.day is null or s.day !~ '^\d{4}-\d\d-\d\d$'
                     or not coalesce((select r.at <= p_at from audit_record r order by r.seq limit 1), false)
                then (p_at at time zone 'Asia/Shanghai')::date
                else s.day::date end
    from (select coalesce(
              (select r.detail -> 'changes' -> 0 ->> 'to' from audit_record r
               where r.subject = '/business-date' and r.action = 'BusinessDateChanged' and r.at <= p_at
               order by r.seq desc limit 1),
              (select r.detail -> 'changes' -> 0 ->> 'from' from audit_record r
               where r.subject = '/business-date' and r.action = 'BusinessDateChanged' and r.at > p_at
               order by r.seq limit 1),
              (select d.set_to::text from business_date d)) as day) s
$$;

-- 任务点 as at a past day: from now on each step leaves a row with its business date. What a task point says never changes.
create table task_point_version (
    task_point_id   bigint  not null references task_point,
    number          integer not null,               -- as task_point.version
    state           text    not null,
    due_on          date,
    decision_reason text    not null,
    kept_on         date    not null,               -- business date of the step

    primary key (task_point_id, number)
);

create trigger task_point_version_is_kept before update or delete on task_point_version
    for each row execute function refuse_change('how a task point stood stays on record');

-- The columns of task_point at the end of a day. Before the first row of a task point its own moments, the trail and the
-- granted 延期 tell.
create function task_point_on(p_day date)
returns table (id bigint, measure_id bigint, clause_id bigint, title text, words text, start_offset integer,
               end_offset integer, first_due_on date, due_on date, state text, proposed_by bigint, decision_reason text)
language sql stable as $$
    select p.id, p.measure_id, p.clause_id, p.title, p.words, p.start_offset, p.end_offset, p.first_due_on,
           case when v.number is not null then v.due_on
                else coalesce((select x.asked_for from extension_request x
                               where x.task_point_id = p.id and x.state = 'GRANTED' and x.decided_on <= p_day
                               order by x.id desc limit 1), p.first_due_on) end,
           coalesce(v.state, t.state), p.proposed_by, coalesce(v.decision_reason, t.reason)
    from task_point p
      left join lateral (select * from task_point_version one
                         where one.task_point_id = p.id and one.kept_on <= p_day
                         order by one.number desc limit 1) v on true
      left join lateral (
          select s.state, s.reason
          from (select p.proposed_at as at, 0 as place, 'PROPOSED' as state, '' as reason
                union all
                select r.at, 1, 'ACCEPTED', '' from audit_record r
                where r.subject = '/task-points/' || p.id and r.action in ('TaskPointSet', 'TaskPointAccepted')
                union all
                select p.decided_at, 2, p.state, p.decision_reason where p.decided_at is not null) s
          where v.number is null and business_day_at(s.at) <= p_day
          order by s.place desc, s.at desc
          limit 1) t on true
    where v.number is not null or t.state is not null
$$;
