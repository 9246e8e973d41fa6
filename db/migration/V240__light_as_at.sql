-- What counted of what was reported at the end of a past day, as passed_entry and quarters_still have it for now (V142).
create function passed_entry_on(p_day date)
returns table (obligation_id bigint, entry_id bigint, state text, version_id bigint, version_number integer)
language sql stable as $$
    select e.obligation_id, e.id, e.state, v.id, v.number
    from entry_on(p_day) e
      join entry_version v on v.entry_id = e.id and v.number = e.versions
    where e.state in ('SUBMITTED', 'APPROVED') and (e.corrects_id is null or e.state <> 'SUBMITTED')
      and not exists (select from entry_on(p_day) later
                      where later.obligation_id = e.obligation_id and later.id > e.id and later.corrects_id is not null
                        and later.state = 'APPROVED')
$$;

create function quarters_still_on(p_measure bigint, p_unit bigint, p_starts_on date, p_states text[], p_day date)
returns table (quarters integer) language sql stable as $$
    select count(*)::integer
    from reporting_period p
      join reporting_obligation o on o.period_id = p.id and o.measure_id = p_measure and o.unit_id = p_unit
    where p.starts_on <= p_starts_on
      and p.starts_on > coalesce((select q.starts_on
                                  from reporting_period q
                                    join reporting_obligation moved on moved.period_id = q.id and moved.measure_id = p_measure
                                                                   and moved.unit_id = p_unit
                                    left join passed_entry_on(p_day) e on e.obligation_id = moved.id and e.state = any (p_states)
                                    left join entry_version v on v.id = e.version_id
                                  where q.starts_on <= p_starts_on and v.no_progress is not true
                                  order by q.starts_on desc limit 1), '-infinity')
$$;
