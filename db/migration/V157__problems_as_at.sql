-- 问题与协调 as at a past day. What was reported is on record with its business time; where a problem stands was overwritten.

-- The business day of a moment of the real clock, as the trail tells it: what the date had been set to by then, or the real
-- date; also the real date before there was a trail. For deriving what was not recorded; whatever happens from now on carries
-- its business date itself.
create function business_day_at(p_at timestamptz) returns date language sql stable as $$
    select case when s.day is null or not exists (select from audit_record r where r.at <= p_at) or s.day !~ '^\d{4}-\d\d-\d\d$'
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

-- How a problem stood after each step; a draft is no step.
create table problem_case_version (
    case_id     bigint      not null references problem_case,
    number      integer     not null,               -- as problem_case.version; what was told afterwards is below 0
    state       text        not null,
    owner_id    bigint      references unit,
    due_on      date,
    note        text        not null,
    assigned_by bigint      references account,
    assigned_at timestamptz,
    answer      text        not null,
    answered_by bigint      references account,
    answered_at timestamptz,
    answered_on date,
    closing     text        not null,
    closed_by   bigint      references account,
    closed_on   date,
    kept_on     date        not null,               -- business date of the step

    primary key (case_id, number)
);

create trigger problem_case_version_is_kept before update or delete on problem_case_version
    for each row execute function refuse_change('how a problem stood stays on record');

-- What is known of those that stand by now: who was named last and when, each answer, and the settlement. Who had been named
-- before, and did not answer, was overwritten.
insert into problem_case_version
select s.case_id, row_number() over (partition by s.case_id order by s.place) - 1000, s.state, s.owner_id, s.due_on, s.note,
       s.assigned_by, s.assigned_at, s.answer, s.answered_by, s.answered_at, s.answered_on, s.closing, s.closed_by,
       s.closed_on, s.kept_on
from (select f.case_id, f.answered_at as place, 'ANSWERED' as state, f.owner_id, null::date as due_on, f.note,
             null::bigint as assigned_by, null::timestamptz as assigned_at, f.answer, f.answered_by, f.answered_at,
             f.answered_on, '' as closing, null::bigint as closed_by, null::date as closed_on, f.answered_on as kept_on
      from problem_former_answer f
      union all
      select c.id, c.assigned_at, 'ASSIGNED', c.owner_id, c.due_on, c.note, c.assigned_by, c.assigned_at, '', null, null, null,
             '', null, null, business_day_at(c.assigned_at)
      from problem_case c where c.owner_id is not null
      union all
      select c.id, c.answered_at, 'ANSWERED', c.owner_id, c.due_on, c.note, c.assigned_by, c.assigned_at, c.answer,
             c.answered_by, c.answered_at, c.answered_on, '', null, null, c.answered_on
      from problem_case c where c.answer <> ''
      union all
      select c.id, 'infinity', c.state, c.owner_id, c.due_on, c.note, c.assigned_by, c.assigned_at, c.answer, c.answered_by,
             c.answered_at, c.answered_on, c.closing, c.closed_by, c.closed_on, c.closed_on
      from problem_case c where c.closed_on is not null) s;

-- As the view reported_problem (V111), of one quarter at the end of a day.
create function reported_problem_on(p_period bigint, p_day date)
returns table (obligation_id bigint, kind text, period_id bigint, measure_id bigint, unit_id bigint, unit_name text,
               "position" integer, entry_id bigint, approved boolean, words text)
language sql stable as $$
    select o.id, k.kind, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.position, x.entry_id, x.approved, k.words
    from reporting_obligation o
      join lateral (
          select v.entry_id, true as approved, v.problems, v.coordination_needs
          from entry_version v where v.id = effective_version_on(o.id, p_day)
          union all
          select e.id, false, v.problems, v.coordination_needs
          from progress_entry e join entry_version v on v.entry_id = e.id
          where e.obligation_id = o.id and e.corrects_id is null
            and v.number = (select max(r.version_number) from entry_review r
                            where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED'
                              and r.business_time::date <= p_day)
          order by approved desc, entry_id desc limit 1) x on true
      cross join lateral (values ('PROBLEM', x.problems), ('NEED', x.coordination_needs)) k (kind, words)
    where o.period_id = p_period and o.established_on <= p_day
      and btrim(k.words, E' \t\r\n　。.') not in ('', '无', '暂无', '没有', '无问题', '无需协调', '无需协调事项')
$$;

-- The columns of problem_case at the end of a day, of one quarter; a draft leaves no record.
create function problem_case_on(p_period bigint, p_day date)
returns table (obligation_id bigint, kind text, words text, owner_id bigint, due_on date, note text, state text,
               assigned_by bigint, assigned_at timestamptz, draft text, draft_by bigint, draft_at timestamptz, answer text,
               answered_by bigint, answered_at timestamptz, answered_on date, closing text, closed_by bigint, closed_on date,
               version integer)
language sql stable as $$
    select c.obligation_id, c.kind, c.words, v.owner_id, v.due_on, v.note, v.state, v.assigned_by, v.assigned_at, '',
           null::bigint, null::timestamptz, v.answer, v.answered_by, v.answered_at, v.answered_on, v.closing, v.closed_by,
           v.closed_on, -1
    from reporting_obligation o
      join problem_case c on c.obligation_id = o.id
      join lateral (select one.* from problem_case_version one
                    where one.case_id = c.id and one.kept_on <= p_day
                    order by one.number desc limit 1) v on true
    where o.period_id = p_period
$$;
