-- What waited for somebody at the end of a past day. How entries stood is told as in obligation_status_on and entry_on (V180, V160),
-- corrections included, with the columns of progress_entry that lists of what waits show. A correction is known from when it was handed on first; before that it was a draft, of which nothing is kept. Tables
-- are named with their schema, so that these functions read the same whatever a name means to the one who asks (V261).
create function progress_entry_on(p_day date)
returns table (id bigint, obligation_id bigint, period_id bigint, measure_id bigint, unit_id bigint, corrects_id bigint, state text,
               versions integer, progress text, status text, held_since timestamptz, first_submitted_at timestamp,
               unit_passed_by bigint, first_approved_by bigint)
language sql stable as $$
    select e.id, e.obligation_id, e.period_id, e.measure_id, e.unit_id, e.corrects_id, s.state, coalesce(v.number, 0),
           coalesce(v.progress, ''), v.status,
           -- The first of two who approve for the province leaves it where it is: there since the unit passed it.
           case when s.state = 'SUBMITTED' then coalesce(u.reviewed_at, r.reviewed_at)
                else coalesce(w.withdrawn_at, r.reviewed_at, v.written_at) end,
           case when e.first_submitted_at::date <= p_day then e.first_submitted_at end,
           u.reviewed_by,
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
      left join lateral (select one.reviewed_by, one.reviewed_at from public.entry_review one
                         where one.entry_id = v.entry_id and one.version_number = v.number and one.level = 'UNIT'
                           and one.verdict = 'PASSED' and one.business_time::date <= p_day
                         order by one.id desc limit 1) u on true
      left join public.entry_withdrawal w on w.entry_id = v.entry_id and w.version_number = v.number
                                         and w.business_time::date <= p_day
      cross join lateral (
          select case when v.number is null then 'TO_FILL'
                      when w.entry_id is not null then 'WITHDRAWN'
                      when r.id is null then 'UNIT_REVIEW'
                      when r.level = 'UNIT' and r.verdict = 'RETURNED' then 'RETURNED_BY_UNIT'
                      when r.verdict = 'RETURNED' then 'RETURNED_BY_PROVINCE'
                      when r.level = 'UNIT' or v.number < e.versions or e.state not in ('APPROVED', 'USED', 'FROZEN')
                           or exists (select from public.entry_review later
                                      where later.entry_id = e.id and later.version_number = v.number and later.level = 'PROVINCE'
                                        and later.verdict = 'PASSED' and later.business_time::date > p_day) then 'SUBMITTED'
                      when e.state = 'FROZEN' and p.reported_on <= p_day then 'FROZEN'
                      else 'APPROVED' end as state) s
    where e.corrects_id is null or v.number is not null
$$;

create index entry_review_by_time on entry_review (business_time);
create index progress_entry_unapproved on progress_entry (id) where state not in ('APPROVED', 'USED', 'FROZEN');

-- Which entries of the quarters that there were may have waited on a day, looked up by indexes: else the planner tells how every entry of
-- every quarter stood, and asks for the exceptions of each, to find the few. What is approved now and has met no review since was approved
-- by then, and with its report it waits for nothing more.
create function unsettled_entry_on(p_day date) returns table (entry_id bigint)
language sql stable rows 500 set search_path = public as $$
    select e.id from progress_entry e
    where e.state not in ('APPROVED', 'USED', 'FROZEN')
      and e.period_id in (select p.id from reporting_period p where p.established_on <= p_day)
    union
    select e.id from progress_entry e
    where e.period_id = any (array(select p.id from reporting_period p
                                   where p.established_on <= p_day and coalesce(p.reported_on > p_day, true)))
    union
    select r.entry_id from entry_review r join progress_entry e on e.id = r.entry_id
    where r.business_time >= p_day + 1
      and e.period_id in (select p.id from reporting_period p where p.established_on <= p_day)
$$;

-- Periods with the dates that were in force on the day.
create function reporting_period_on(p_day date)
returns table (id bigint, document_id bigint, quarter text, starts_on date, ends_on date, opens_on date, due_on date, review_on date,
               report_on date, lock_on date, grace_seconds integer, established_on date, reported_on date)
language sql stable as $$
    select p.id, p.document_id, p.quarter, p.starts_on, p.ends_on, coalesce(b.before[1], p.opens_on),
           coalesce(b.before[2], p.due_on), coalesce(b.before[3], p.review_on), coalesce(b.before[4], p.report_on),
           coalesce(b.before[5], p.lock_on), p.grace_seconds,
           case when p.established_on <= p_day then p.established_on end, case when p.reported_on <= p_day then p.reported_on end
    from public.reporting_period p
      left join lateral (select c.before from public.period_change c
                         where c.period_id = p.id and c.before is not null and c.set_on > p_day
                         order by c.id limit 1) b on true
$$;

-- 申请催办 at the end of a day; without a day as they are now.
create function urge_request_on(p_day date)
returns table (id bigint, obligation_id bigint, period_id bigint, unit_id bigint, reason text, requesting_unit bigint,
               requested_by bigint, requested_at timestamptz, requested_on date, state text, notice_id bigint, decided_by bigint,
               decided_on date, verdict text)
language sql stable as $$
    select r.id, r.obligation_id, r.period_id, r.unit_id, r.reason, r.requesting_unit, r.requested_by, r.requested_at,
           r.requested_on, case when d.decided then r.state else 'OPEN' end, case when d.decided then r.notice_id end,
           case when d.decided then r.decided_by end, case when d.decided then r.decided_on end,
           case when d.decided then r.verdict else '' end
    from public.urge_request r
      cross join lateral (select p_day is null or coalesce(r.decided_on <= p_day, false) as decided) d
    where p_day is null or r.requested_on <= p_day
$$;

-- Reports, what units were shown of them and what these objected to at the end of a day. What a unit was shown is replaced when its
-- sentences go, or are others; whichever was the first.
create function roll_up_report_on(p_day date)
returns table (id bigint, period_id bigint, quarter text, number integer, title text, state text, handed_in_by text, signatory text,
               sent_on date)
language sql stable as $$
    select r.id, r.period_id, r.quarter, r.number, r.title,
           case s.step when 'COMPILED' then 'DRAFT' when 'SENT_BACK' then 'DRAFT' when 'UNIT_CHECK_OPENED' then 'UNIT_CHECK'
                       when 'HANDED_IN' then 'FOR_SIGNATURE' else s.step end,
           case when s.step = 'HANDED_IN' then s.taken_by else '' end,
           case when s.step in ('SIGNED', 'SENT', 'SUPERSEDED') then r.signatory else '' end,
           case when s.step in ('SENT', 'SUPERSEDED') then r.sent_on end
    from public.roll_up_report r
      join lateral (select one.step, one.taken_by from public.report_step one
                    where one.report_id = r.id and one.business_time < p_day + 1
                    order by one.id desc limit 1) s on true
$$;

create function report_unit_check_on(p_day date)
returns table (id bigint, report_id bigint, unit_id bigint, number integer, shown_on date, due_on date, confirmed_by text,
               confirmed_by_name text, confirmed_on date, replaced_at timestamptz)
language sql stable as $$
    select c.id, c.report_id, c.unit_id, c.number, c.shown_on, c.due_on, case when d.confirmed then c.confirmed_by end,
           case when d.confirmed then c.confirmed_by_name else '' end, case when d.confirmed then c.confirmed_on end,
           case when c.replaced_at is not null and least(next.shown_on, public.business_day_at(c.replaced_at)) <= p_day
                then c.replaced_at end
    from public.report_unit_check c
      cross join lateral (select coalesce(c.confirmed_on <= p_day, false) as confirmed) d
      left join public.report_unit_check next on next.report_id = c.report_id and next.unit_id = c.unit_id
                                             and next.number = c.number + 1
    where c.shown_on <= p_day
$$;

create function report_objection_on(p_day date)
returns table (id bigint, report_id bigint, unit_id bigint, check_id bigint, reason text, raised_at timestamptz, outcome text)
language sql stable as $$
    select o.id, o.report_id, o.unit_id, o.check_id, o.reason, o.raised_at, case when o.answered_on <= p_day then o.outcome end
    from public.report_objection o
    where o.raised_on <= p_day
$$;
