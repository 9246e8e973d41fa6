-- What is told of a quarter is read from its own rows, however many quarters have been closed before: the views say the same
-- as before, in a form that lets a condition on the quarter, the measure or the unit reach every table behind them.

-- What corrects something is rare; whether an entry has been corrected is asked of every row.
create index progress_entry_correction on progress_entry (obligation_id, id) where corrects_id is not null;

-- The earlier quarters of a unit and measure.
create index progress_entry_by_unit_and_measure on progress_entry (unit_id, measure_id, period_id);

-- The values of an indicator, the latest first.
create index entry_version_figure_by_indicator on entry_version_figure (indicator_id, as_of desc);

-- What is rare in a quarter: what a unit itself says, and what came late.
create index progress_entry_by_period_and_status on progress_entry (period_id, status);
create index progress_entry_by_period_and_time on progress_entry (period_id, first_submitted_at);

create index reporting_period_by_start on reporting_period (starts_on);
create index reporting_period_by_quarter on reporting_period (quarter);

create index entry_review_returned on entry_review (entry_id) where level = 'PROVINCE' and verdict = 'RETURNED';

create index urge_notice_issued on urge_notice (period_id, unit_id) where state = 'ISSUED';

-- The latest approved entry of an obligation: the entry itself, or its last approved correction.
create or replace view effective_entry as
    select e.obligation_id, e.id as entry_id, e.period_id, e.measure_id, e.unit_id, e.state, e.corrects_id,
           v.id as version_id, v.number as version_number,
           concat_ws(E'\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress,
           concat_ws(E'\n', nullif(s.practices, ''), nullif(v.practices, '')) as practices,
           concat_ws(E'\n', nullif(s.problems, ''), nullif(v.problems, '')) as problems,
           concat_ws(E'\n', nullif(s.next_steps, ''), nullif(v.next_steps, '')) as next_steps,
           concat_ws(E'\n', nullif(s.coordination_needs, ''), nullif(v.coordination_needs, '')) as coordination_needs,
           v.status, v.no_progress, v.no_progress_reason, v.business_time,
           v.shares_id, s.entry_id as shared_entry_id, s.number as shared_version_number, s.id as shared_version_id,
           v.progress as own_progress, v.practices as own_practices, v.problems as own_problems,
           v.next_steps as own_next_steps, v.coordination_needs as own_coordination_needs
    from progress_entry e
      join entry_version v on v.entry_id = e.id and v.number = e.versions
      left join lateral (select sv.* from progress_entry a
                           join entry_version sv on sv.entry_id = a.id and sv.number = a.versions
                         where a.obligation_id = v.shares_id and a.state in ('APPROVED', 'USED', 'FROZEN')
                         order by a.id desc limit 1) s on true
    where e.state in ('APPROVED', 'USED', 'FROZEN')
      and not exists (select from progress_entry later
                      where later.obligation_id = e.obligation_id and later.id > e.id and later.corrects_id is not null
                        and later.state in ('APPROVED', 'USED', 'FROZEN'));

-- Only what has been approved is corrected, so an entry that waits for the province has passed where it corrects nothing.
create or replace view passed_entry as
    select e.obligation_id, e.id as entry_id, e.state, v.id as version_id, v.number as version_number
    from progress_entry e
      join entry_version v on v.entry_id = e.id and v.number = e.versions
    where e.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN') and (e.corrects_id is null or e.state <> 'SUBMITTED')
      and not exists (select from progress_entry later
                      where later.obligation_id = e.obligation_id and later.id > e.id and later.corrects_id is not null
                        and later.state in ('APPROVED', 'USED', 'FROZEN'));

-- Everything of a quarter is joined by the quarter as well.
create or replace view obligation_status as
    select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.role, o.position,
           e.id as entry_id, e.state, e.held_since, e.first_submitted_at,
           e.first_submitted_at is not null as received,
           e.first_submitted_at is null as missing,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date <= p.due_on, false) as on_time,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date > p.due_on, false) as late,
           x.id is not null as approved,
           e.first_submitted_at is not null and x.id is null and e.state = 'SUBMITTED' as in_review,
           e.first_submitted_at is not null and x.id is null and e.state <> 'SUBMITTED' as returned,
           x.id as effective_entry_id, v.id as version_id, v.number as version_number, v.status,
           coalesce(v.no_progress, false) as no_progress, u.coordinates as of_coordinating_unit,
           o.role = 'LEAD' and p.reported_on is null and e.first_submitted_at is not null
               and exists (select from reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id
                             and not exists (select from obligation_waiver w where w.obligation_id = other.id))
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id and v.number = one.versions
                               where one.obligation_id = o.id and v.summary <> '') as summary_owed,
           (select r.assessment from entry_review r
            where r.entry_id = x.id and r.version_number = x.versions
              and r.level = 'PROVINCE' and r.verdict = 'PASSED'
            order by r.id desc limit 1) as assessment
    from reporting_obligation o
      join reporting_period p on p.id = o.period_id
      join unit u on u.id = o.unit_id
      join progress_entry e on e.obligation_id = o.id and e.period_id = o.period_id and e.corrects_id is null
      left join progress_entry x
          on x.obligation_id = o.id and x.period_id = o.period_id and x.state in ('APPROVED', 'USED', 'FROZEN')
         and not exists (select from progress_entry later
                         where later.obligation_id = x.obligation_id and later.id > x.id and later.corrects_id is not null
                           and later.state in ('APPROVED', 'USED', 'FROZEN'))
      left join entry_version v on v.entry_id = x.id and v.number = x.versions
    where not exists (select from obligation_waiver w where w.obligation_id = o.id);

-- How the measures of a quarter stood is looked up for each of them.
create or replace function light_standing(p_day date)
returns table (period_id bigint, measure_id bigint, basis text, light text, clause text, reasons text, judged_on date,
               held text, made_good boolean, override_id bigint, override_light text)
language sql stable as $$
    select p.id, m.id, b.basis, l.light, l.clause, l.reasons, l.judged_on, w.held,
           w.held <> l.light and l.light <> 'GREY'
               or w.held = 'RED' and exists (
                      select from reporting_period q
                        cross join lateral (select one.light from light_judgement one
                                            where one.period_id = q.id and one.measure_id = m.id and one.basis = b.basis
                                              and not one.voided and one.judged_on <= p_day
                                            order by one.judged_on desc, one.id desc limit 1) later
                      where q.starts_on > p.starts_on and later.light in ('GREEN', 'BLUE')),
           o.id, o.light
    from reporting_period p
      cross join measure m
      cross join (values ('REPORTED'), ('VERIFIED')) as b (basis)
      cross join lateral (select one.* from light_judgement one
                          where one.period_id = p.id and one.measure_id = m.id and one.basis = b.basis
                            and not one.voided and one.judged_on <= p_day
                          order by one.judged_on desc, one.id desc limit 1) l
      left join lateral (select one.light from light_judgement one
                         where one.period_id = p.id and one.measure_id = m.id and one.basis = b.basis
                           and not one.voided and one.judged_on <= p_day and one.judged_on > p.lock_on
                         order by one.judged_on, one.id limit 1) s on true
      cross join lateral (
          select case when exists (select from light_judgement one
                                   where one.period_id = p.id and one.measure_id = m.id and one.basis = b.basis
                                     and not one.voided and one.judged_on <= p_day and one.light = 'RED') then 'RED'
                      when array_position(array['RED', 'YELLOW', 'GREEN', 'BLUE'], s.light)
                               < array_position(array['RED', 'YELLOW', 'GREEN', 'BLUE'], l.light)
                           or array_position(array['RED', 'YELLOW', 'GREEN', 'BLUE'], l.light) is null
                              and s.light is not null then s.light
                      else l.light end as held) w
      left join lateral (select one.id, one.light from light_override one
                         where one.period_id = p.id and one.measure_id = m.id and one.set_on <= p_day
                           and (one.withdrawn_on is null or one.withdrawn_on > p_day)
                         order by one.id desc limit 1) o on true
$$;

create index light_override_by_measure on light_override (period_id, measure_id, id);

-- What was taken up and is no longer in the text is looked for case by case, never among everything that was ever reported.
create or replace view board_problem as
    select obligation_id, kind, period_id, measure_id, unit_id, unit_name, position, entry_id, approved, words
    from reported_problem
    union all
    select c.obligation_id, c.kind, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.position, null, false, c.words
    from problem_case c
      join reporting_obligation o on o.id = c.obligation_id
    where not exists (select from reported_problem r where r.obligation_id = c.obligation_id and r.kind = c.kind offset 0);

-- How many quarters up to the one that begins on the day a unit has said 无新进展 of a measure without a break, the newest
-- first; what has not passed, or by entries in other states than these, breaks it.
create function quarters_still(p_measure bigint, p_unit bigint, p_starts_on date, p_states text[])
returns table (quarters integer) language sql stable as $$
    select count(*)::integer
    from reporting_period p
      join reporting_obligation o on o.period_id = p.id and o.measure_id = p_measure and o.unit_id = p_unit
    where p.starts_on <= p_starts_on
      and p.starts_on > coalesce((select q.starts_on
                                  from reporting_period q
                                    join reporting_obligation moved on moved.period_id = q.id and moved.measure_id = p_measure
                                                                   and moved.unit_id = p_unit
                                    left join passed_entry e on e.obligation_id = moved.id and e.state = any (p_states)
                                    left join entry_version v on v.id = e.version_id
                                  where q.starts_on <= p_starts_on and v.no_progress is not true
                                  order by q.starts_on desc limit 1), '-infinity')
$$;
