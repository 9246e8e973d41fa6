-- 红→补 is what has been made good: green or 已办结 by now. What was red and is yellow has not been.
create or replace function light_standing(p_day date)
returns table (period_id bigint, measure_id bigint, basis text, light text, clause text, reasons text, judged_on date,
               held text, made_good boolean, override_id bigint, override_light text)
language sql stable as $$
    select p.id, m.id, b.basis, l.light, l.clause, l.reasons, l.judged_on, w.held,
           w.held <> l.light and l.light in ('GREEN', 'BLUE')
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
