-- The wordings of the document for units that nobody has named yet, for each period, so that lists and counts ask the same.
create view unresolved_wording as
    select p.id as period_id, m.number as measure_number, '（' || m.numeral || '）' || m.title as measure, r.wording
    from reporting_period p
      join measure m on m.document_id = p.document_id
      join responsibility r on r.measure_id = m.id and r.valid_to is null
      join unit_group g on g.id = r.group_id
    where not exists (select from membership s
                      where s.group_id = g.id and s.valid_from <= p.ends_on
                        and (s.valid_to is null or s.valid_to >= p.opens_on))
    union all
    select p.id, m.number, '（' || m.numeral || '）' || m.title, m.open_tail
    from reporting_period p
      join measure m on m.document_id = p.document_id
    where m.open_tail <> ''
      and not exists (select from responsibility r
                      where r.measure_id = m.id and r.role = 'SUPPLEMENTED' and r.valid_to is null);
