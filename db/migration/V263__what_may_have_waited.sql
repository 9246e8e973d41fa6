-- As in V260, but which entries may have waited on a day is looked up by indexes first: the planner told how every entry of every quarter
-- stood, and asked for the exceptions of each, to find the few. What is approved now and has met no review since was approved by then,
-- and with its report it waits for nothing more.
create index progress_entry_unapproved on progress_entry (id) where state not in ('APPROVED', 'USED', 'FROZEN');

create function unsettled_entry_on(p_day date) returns table (entry_id bigint)
language sql stable rows 500 set search_path = public as $$
    select e.id from progress_entry e where e.state not in ('APPROVED', 'USED', 'FROZEN')
    union
    select e.id from progress_entry e
    where e.period_id = any (array(select p.id from reporting_period p where coalesce(p.reported_on > p_day, true)))
    union
    select r.entry_id from entry_review r where r.business_time >= p_day + 1
$$;

drop view past.progress_entry;
drop function progress_entry_on(date);

create function progress_entry_on(p_day date)
returns table (id bigint, obligation_id bigint, period_id bigint, measure_id bigint, unit_id bigint, corrects_id bigint, state text,
               versions integer, progress text, status text, held_since timestamptz, first_submitted_at timestamp,
               unit_passed_by bigint, first_approved_by bigint)
language sql stable as $$
    select e.id, e.obligation_id, e.period_id, e.measure_id, e.unit_id, e.corrects_id,
           case when v.number is null then 'TO_FILL'
                when w.entry_id is not null then 'WITHDRAWN'
                when r.id is null then 'UNIT_REVIEW'
                when r.level = 'UNIT' and r.verdict = 'RETURNED' then 'RETURNED_BY_UNIT'
                when r.verdict = 'RETURNED' then 'RETURNED_BY_PROVINCE'
                when r.level = 'UNIT' or v.number < e.versions or e.state not in ('APPROVED', 'USED', 'FROZEN')
                     or exists (select from public.entry_review later
                                where later.entry_id = e.id and later.version_number = v.number and later.level = 'PROVINCE'
                                  and later.verdict = 'PASSED' and later.business_time::date > p_day) then 'SUBMITTED'
                when e.state = 'FROZEN' and p.reported_on <= p_day then 'FROZEN'
                else 'APPROVED' end,
           coalesce(v.number, 0), coalesce(v.progress, ''), v.status, coalesce(w.withdrawn_at, r.reviewed_at, v.written_at),
           case when e.first_submitted_at::date <= p_day then e.first_submitted_at end,
           (select one.reviewed_by from public.entry_review one
            where one.entry_id = e.id and one.version_number = v.number and one.level = 'UNIT' and one.verdict = 'PASSED'
              and one.business_time::date <= p_day
            order by one.id desc limit 1),
           case when r.level = 'PROVINCE' and r.verdict = 'PASSED' then r.reviewed_by end
    from public.progress_entry e
      join public.reporting_period p on p.id = e.period_id
      join public.reporting_obligation o on o.id = e.obligation_id and o.period_id = e.period_id and o.established_on <= p_day
      left join lateral (select one.* from public.entry_version one
                         where one.entry_id = e.id and one.business_time::date <= p_day
                         order by one.number desc limit 1) v on true
      left join lateral (select one.* from public.entry_review one
                         where one.entry_id = v.entry_id and one.version_number = v.number and one.business_time::date <= p_day
                         order by one.id desc limit 1) r on true
      left join public.entry_withdrawal w on w.entry_id = v.entry_id and w.version_number = v.number
                                         and w.business_time::date <= p_day
    where e.corrects_id is null or v.number is not null
$$;

create view past.progress_entry as
    select e.* from public.progress_entry_on(past.day()) e
    where e.id in (select u.entry_id from public.unsettled_entry_on(past.day()) u);
