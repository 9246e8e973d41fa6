-- The number of a sentence within its part, headings not counted; what was sent before this was kept says its place in the whole text.
alter table report_passage add column place integer;
update report_passage p set place = n.place
from (select q.id, row_number() over (partition by q.report_id, q.part order by q.position) as place
      from report_passage q join roll_up_report r on r.id = q.report_id
      where r.state not in ('SENT', 'SUPERSEDED') and q.kind not in ('CHAPTER', 'MEASURE') and q.merged_into is null) n
where n.id = p.id;
