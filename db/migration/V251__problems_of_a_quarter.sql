-- As in V111, but the entries of a quarter are read together and only those asked further that tell anything: what is approved tells no
-- problem that its entry does not hold, and what was never handed on has not reached the province.
create or replace view reported_problem as
    select o.id as obligation_id, k.kind, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.position, x.entry_id, x.approved,
           k.words
    from reporting_obligation o
      join (select e.obligation_id, e.period_id, e.id as entry_id, true as approved, v.problems, v.coordination_needs
            from progress_entry e join entry_version v on v.entry_id = e.id and v.number = e.versions
            where e.state in ('APPROVED', 'USED', 'FROZEN') and (e.problems <> '' or e.coordination_needs <> '')
              and not exists (select from progress_entry later
                              where later.obligation_id = e.obligation_id and later.id > e.id and later.corrects_id is not null
                                and later.state in ('APPROVED', 'USED', 'FROZEN'))
            union all
            select e.obligation_id, e.period_id, e.id, false, v.problems, v.coordination_needs
            from progress_entry e join entry_version v on v.entry_id = e.id
            where e.state not in ('APPROVED', 'USED', 'FROZEN') and e.corrects_id is null and e.versions > 0
              and v.number = (select max(r.version_number) from entry_review r
                              where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED')) x
          on x.obligation_id = o.id and x.period_id = o.period_id
      cross join lateral (values ('PROBLEM', x.problems), ('NEED', x.coordination_needs)) k (kind, words)
    where btrim(k.words, E' \t\r\n　。.') not in ('', '无', '暂无', '没有', '无问题', '无需协调', '无需协调事项');
