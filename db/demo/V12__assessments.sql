-- What the province holds of what it approved: recognised, but for two entries of the third quarter, where the assessment stands
-- beside another claim of the unit. The reviews were told before there were assessments; nothing else about them changes.
alter table entry_review disable trigger entry_review_is_kept;

update entry_review set assessment = 'RECOGNISED' where level = 'PROVINCE' and verdict = 'PASSED';

update entry_review r set assessment = x.assessment, reason = x.opinion
from (values
        ('省国资委', 13, 'PARTLY_RECOGNISED', '首台机组投产一项认定；在建项目投资未附分项明细，电煤合同兑现率未注明截至日期，下季度请补充。'),
        ('省水利厅', 13, 'NOT_RECOGNISED', '31件办理事项未附清单，“平均用时缩短一半”没有可比数据，暂不认定为正常推进，请于下季度补报依据。')
     ) as x (unit, measure, assessment, opinion)
  join unit u on u.name = x.unit
  join measure m on m.number = x.measure
  join reporting_period p on p.quarter = '2020Q3'
  join progress_entry e on e.unit_id = u.id and e.measure_id = m.id and e.period_id = p.id
where r.entry_id = e.id and r.level = 'PROVINCE' and r.verdict = 'PASSED';

alter table entry_review enable trigger entry_review_is_kept;
