-- The questions of V230, and what findings ask units to put right. A demand that was revoked before it was answered is not asked.
alter function question_asked(bigint, date) rename to question_asked_besides_findings;

create function question_asked(p_period bigint, p_day date default 'infinity')
returns table (question text, unit_id bigint, measure_id bigint, subject text, about text, answered boolean)
language sql stable as $$
    select * from question_asked_besides_findings(p_period, p_day)
    union all
    select 'RECTIFICATION', o.unit_id, o.measure_id, '/findings/' || f.id, f.doc_number, coalesce(next.kind = 'REPLIED', false)
    from finding_step s
      join reporting_period p on p.id = p_period
                             and s.taken_on between p.starts_on and p.ends_on and s.taken_on <= p_day
      join finding f on f.id = s.finding_id
      join reporting_obligation o on o.id = f.obligation_id
      left join lateral (select r.kind from finding_step r
                         where r.finding_id = f.id and r.id > s.id and r.kind in ('REPLIED', 'REVOKED') and r.taken_on <= p_day
                         order by r.id limit 1) next on true
    where s.rectify_by is not null and next.kind is distinct from 'REVOKED'
$$;
