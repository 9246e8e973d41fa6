-- As before (V151), and late by the date that was in force at the end of the day.
create or replace function obligation_status_on(p_period bigint, p_day date)
returns table (obligation_id bigint, period_id bigint, measure_id bigint, unit_id bigint, unit_name text, role text,
               "position" integer, entry_id bigint, state text, held_since timestamptz, first_submitted_at timestamp,
               received boolean, missing boolean, on_time boolean, late boolean, approved boolean, in_review boolean,
               returned boolean, effective_entry_id bigint, version_id bigint, version_number integer, status text,
               no_progress boolean, of_coordinating_unit boolean, summary_owed boolean, assessment text)
language sql stable as $$
    select s.obligation_id, s.period_id, s.measure_id, s.unit_id, s.unit_name, s.role, s.position, s.entry_id, s.state,
           s.held_since, s.first_submitted_at,
           s.first_submitted_at is not null,
           s.first_submitted_at is null,
           coalesce((s.first_submitted_at - make_interval(secs => s.grace_seconds))::date <= s.due_on, false),
           coalesce((s.first_submitted_at - make_interval(secs => s.grace_seconds))::date > s.due_on, false),
           x.id is not null,
           s.first_submitted_at is not null and x.id is null and s.state = 'SUBMITTED',
           s.first_submitted_at is not null and x.id is null and s.state <> 'SUBMITTED',
           x.entry_id, x.id, x.number, x.status, coalesce(x.no_progress, false), s.coordinates,
           s.role = 'LEAD' and not coalesce(s.reported_on <= p_day, false) and s.first_submitted_at is not null
               and exists (select from reporting_obligation other
                           where other.period_id = s.period_id and other.measure_id = s.measure_id
                             and other.id <> s.obligation_id and other.established_on <= p_day
                             and not exists (select from obligation_waiver_record w
                                             where w.obligation_id = other.id and w.waived_on <= p_day
                                               and coalesce(w.taken_back_on > p_day, true)))
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id
                               where one.obligation_id = s.obligation_id and v.business_time::date <= p_day
                                 and v.summary <> ''),
           (select r.assessment from entry_review r
            where r.entry_id = x.entry_id and r.version_number = x.number
              and r.level = 'PROVINCE' and r.verdict = 'PASSED'
            order by r.id desc limit 1)
    from (select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.role, o.position,
                 p.due_on, p.grace_seconds, p.reported_on, u.coordinates, e.id as entry_id,
                 case when e.first_submitted_at::date <= p_day then e.first_submitted_at end as first_submitted_at,
                 case when v.id is null then 'TO_FILL'
                      when w.entry_id is not null then 'WITHDRAWN'
                      when r.id is null then 'UNIT_REVIEW'
                      when r.level = 'UNIT' and r.verdict = 'RETURNED' then 'RETURNED_BY_UNIT'
                      when r.verdict = 'RETURNED' then 'RETURNED_BY_PROVINCE'
                      when r.level = 'UNIT' or v.number < e.versions or e.state not in ('APPROVED', 'USED', 'FROZEN')
                           or later.passed::date > p_day then 'SUBMITTED'
                      when e.state = 'FROZEN' and p.reported_on <= p_day then 'FROZEN'
                      else 'APPROVED' end as state,
                 coalesce(w.withdrawn_at, r.reviewed_at, v.written_at) as held_since
          from reporting_obligation o
            join (select one.id, one.grace_seconds, one.reported_on,
                         coalesce((select c.before[2] from period_change c
                                   where c.period_id = one.id and c.before is not null and c.set_on > p_day
                                   order by c.id limit 1), one.due_on) as due_on
                  from reporting_period one) p on p.id = o.period_id
            join unit u on u.id = o.unit_id
            join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
            left join lateral (select one.* from entry_version one
                               where one.entry_id = e.id and one.business_time::date <= p_day
                               order by one.number desc limit 1) v on true
            left join lateral (select one.* from entry_review one
                               where one.entry_id = v.entry_id and one.version_number = v.number
                                 and one.business_time::date <= p_day
                               order by one.id desc limit 1) r on true
            left join lateral (select max(one.business_time) as passed from entry_review one
                               where one.entry_id = v.entry_id and one.version_number = v.number
                                 and one.level = 'PROVINCE' and one.verdict = 'PASSED') later on true
            left join entry_withdrawal w on w.entry_id = v.entry_id and w.version_number = v.number
                                        and w.business_time::date <= p_day
          where o.period_id = p_period and o.established_on <= p_day
            and not exists (select from obligation_waiver_record w
                            where w.obligation_id = o.id and w.waived_on <= p_day
                              and coalesce(w.taken_back_on > p_day, true))) s
      left join entry_version x on x.id = effective_version_on(s.obligation_id, p_day)
$$;
