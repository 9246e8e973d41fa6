-- 认领 as at a past day. What was written, answered, closed and put off is on record with its business date; contact, role and
-- milestones were overwritten, and so was the state. From now on each step leaves a row.
create table claim_version (
    claim_id          bigint  not null references claim,
    number            integer not null,             -- 0, 1, … of the claim
    responsibility_id bigint  not null references responsibility,
    state             text    not null,
    waiting_since     date    not null,
    elaborations      integer not null,
    contact_id        bigint  references account,
    closed_on         date,
    kept_on           date    not null,             -- business date of the step

    primary key (claim_id, number)
);

create table claim_version_milestone (
    claim_id  bigint  not null,
    number    integer not null,
    milestone integer not null,
    due_on    date    not null,
    done_on   date,

    primary key (claim_id, number, milestone),
    foreign key (claim_id, number) references claim_version
);

create trigger claim_version_is_kept before update or delete on claim_version
    for each row execute function refuse_change('how a claim stood stays on record');
create trigger claim_version_milestone_is_kept before update or delete on claim_version_milestone
    for each row execute function refuse_change('how a claim stood stays on record');

-- What a claim's own records tell of a day before its first row: 细化举措, answers, 办结 and, from the trail, being asked again.
create function claim_told_on(p_claim bigint, p_day date) returns table (state text, since date) language sql stable as $$
    select s.state, s.day
    from (select e.written_at as place, e.written_on as day, 'CLAIMED' as state
          from elaboration e where e.claim_id = p_claim and e.number = 1
          union all
          select a.answered_at, a.answered_on,
                 case a.kind when 'DECLINED' then 'DECLINED' when 'UPHELD' then 'ASSIGNED' else 'RELEASED' end
          from claim_answer a where a.claim_id = p_claim
          union all
          select s.taken_at, s.taken_on, case s.kind when 'ACCEPTED' then 'CLOSED' else 'CLAIMED' end
          from close_out o join close_out_step s on s.close_out_id = o.id
          where o.claim_id = p_claim and s.kind in ('ACCEPTED', 'REOPENED')
          union all
          select r.at, business_day_at(r.at), 'ASSIGNED'
          from audit_record r where r.subject = '/claims/' || p_claim and r.action = 'ClaimAskedAgain' and r.succeeded) s
    where s.day <= p_day
    order by s.place desc
    limit 1
$$;

-- The columns of claim at the end of a day. A contact that was another one before is not known for the time before its row.
create function claim_on(p_day date)
returns table (id bigint, responsibility_id bigint, measure_id bigint, unit_id bigint, state text, waiting_since date,
               elaborations integer, contact_id bigint, closed_on date)
language sql stable as $$
    select c.id, coalesce(v.responsibility_id, c.responsibility_id), c.measure_id, c.unit_id,
           coalesce(v.state, t.state, 'ASSIGNED'),
           coalesce(v.waiting_since, case t.state when 'ASSIGNED' then t.since end, f.since),
           coalesce(v.elaborations, w.elaborations),
           case when v.claim_id is not null then v.contact_id
                when w.elaborations > 0
                     and not exists (select from audit_record r
                                     where r.subject = '/claims/' || c.id
                                       and r.detail @> '{"changes": [{"field": "contact"}]}' and business_day_at(r.at) > p_day)
                    then c.contact_id end,
           case when v.claim_id is not null then v.closed_on when t.state = 'CLOSED' then t.since end
    from claim c
      left join lateral (select * from claim_version one
                         where one.claim_id = c.id and one.kept_on <= p_day
                         order by one.number desc limit 1) v on true
      left join lateral claim_told_on(c.id, p_day) t on v.claim_id is null
      cross join lateral (select count(*)::integer as elaborations from elaboration e
                          where e.claim_id = c.id and e.written_on <= p_day) w
      -- A claim begins when its unit is asked; where it was asked a second time, with the responsibility.
      cross join lateral (
          select case when exists (select from claim_answer a where a.claim_id = c.id and a.kind in ('UPHELD', 'RELEASED'))
                      then least(c.waiting_since, (select min(u.valid_from) from responsible_unit u
                                                   where u.measure_id = c.measure_id and u.unit_id = c.unit_id))
                      else c.waiting_since end as since) f
    where v.claim_id is not null or t.state is not null or f.since <= p_day
$$;

-- The milestones of claims at the end of a day; before the first row of a claim with the days of 延期 and those that the unit
-- gave for reaching them.
create function milestone_on(p_day date)
returns table (claim_id bigint, number integer, first_due_on date, due_on date, done_on date)
language sql stable as $$
    select m.claim_id, m.number, m.first_due_on,
           case when v.number is not null then k.due_on
                else coalesce((select x.asked_for from extension_request x
                               where x.claim_id = m.claim_id and x.milestone = m.number and x.state = 'GRANTED'
                                 and x.decided_on <= p_day
                               order by x.id desc limit 1), m.first_due_on) end,
           case when v.number is not null then k.done_on when m.done_on <= p_day then m.done_on end
    from milestone m
      left join lateral (select one.number from claim_version one
                         where one.claim_id = m.claim_id and one.kept_on <= p_day
                         order by one.number desc limit 1) v on true
      left join claim_version_milestone k on k.claim_id = m.claim_id and k.number = v.number and k.milestone = m.number
    where k.milestone is not null
       or v.number is null
          and exists (select from elaboration e where e.claim_id = m.claim_id and e.written_on <= p_day)
$$;
