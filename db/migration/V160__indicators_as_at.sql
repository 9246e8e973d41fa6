-- How entries stood at the end of a day, as obligation_status_on (V130) has it, corrections included: which version had been
-- handed on last, and whether it had reached the province or passed there. For values as they were known on a past day.
create function entry_on(p_day date)
returns table (id bigint, obligation_id bigint, corrects_id bigint, versions integer, state text)
language sql stable as $$
    select e.id, e.obligation_id, e.corrects_id, v.number,
           case when w.entry_id is not null then 'WITHDRAWN'
                when r.id is null then 'UNIT_REVIEW'
                when r.level = 'UNIT' and r.verdict = 'RETURNED' then 'RETURNED_BY_UNIT'
                when r.verdict = 'RETURNED' then 'RETURNED_BY_PROVINCE'
                when r.level = 'UNIT' or v.number < e.versions or e.state not in ('APPROVED', 'USED', 'FROZEN')
                     or later.passed::date > p_day then 'SUBMITTED'
                else 'APPROVED' end
    from progress_entry e
      join lateral (select one.entry_id, one.number from entry_version one
                    where one.entry_id = e.id and one.business_time::date <= p_day
                    order by one.number desc limit 1) v on true
      left join lateral (select one.id, one.level, one.verdict from entry_review one
                         where one.entry_id = v.entry_id and one.version_number = v.number
                           and one.business_time::date <= p_day
                         order by one.id desc limit 1) r on true
      left join lateral (select max(one.business_time) as passed from entry_review one
                         where one.entry_id = v.entry_id and one.version_number = v.number
                           and one.level = 'PROVINCE' and one.verdict = 'PASSED') later on true
      left join entry_withdrawal w on w.entry_id = v.entry_id and w.version_number = v.number
                                  and w.business_time::date <= p_day
$$;
