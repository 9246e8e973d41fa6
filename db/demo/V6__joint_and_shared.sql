-- What stands between entries: leads' summaries of joint measures (two of the second quarter, in time for its report, one with a
-- missing unit named; one of the third waiting for the province), a text that counts for two measures, and a value that fell
-- and says why. All of it is demo text, as in V2 and V3.

create table demo_summary (
    quarter   text      not null,
    measure   integer   not null,
    unit      text      not null,
    handed    timestamp not null,      -- to the unit's approver
    passed    timestamp not null,      -- by the unit
    approved  timestamp,               -- by the province; null: still there
    summary   text      not null,
    judgement text      not null default ''
);

insert into demo_summary values
('2020Q2', 1, '省人力资源社会保障厅', '2020-07-08 09:30', '2020-07-08 11:10', '2020-07-09 10:20',
    '总体看，稳岗政策落实快、覆盖广，企业用工基本恢复正常。社保费减免政策执行到位，职工基本养老保险单位缴费比例全省统一执行16%；稳岗返还、结构调整奖补、就业补助三项资金均已下达，规模以上工业企业复工率保持在99%以上。培训转为线上线下结合，农村电商和职业农民培训带动返乡人员开办网店460余家。共性问题有两个：一是小微企业对返还政策知晓度不高，资金不能一次到账；二是资金支出进度不平衡，个别县就业补助资金支出进度偏慢，低于全省平均15个百分点。下一步由省人力资源社会保障厅会同税务部门补齐账户信息，会同财政部门督促支出偏慢的县制定用款计划。',
    ''),
('2020Q2', 2, '省人力资源社会保障厅', '2020-07-08 10:10', '2020-07-08 14:20', '2020-07-09 11:05',
    '就业总量达到序时进度，重点群体就业分化明显：贫困劳动力务工人数已超过上年，高校毕业生签约则慢于上年同期。招聘服务、以工代赈、创业担保贷款三个渠道合力稳住了存量，以工代赈项目吸纳返乡农民工和建档立卡贫困劳动力约4200人。岗位结构性矛盾仍在，技能型岗位缺口大于普工缺口。省退役军人厅尚未报送，退役军人就业情况未计入。下一步重点是离校未就业毕业生实名制服务和返乡入乡创业实施意见出台。',
    '下半年就业压力主要在服务业和毕业生，建议把培训资金向技能型岗位倾斜。'),
('2020Q3', 3, '省扶贫办', '2020-10-12 08:50', '2020-10-12 10:35', null,
    '脱贫攻坚进入收官阶段，剩余贫困人口帮扶和反馈问题整改快于序时。资金、住房、兜底、培训四个方面均有进展：各级财政专项扶贫资金已全部下达，支出进度87%；建档立卡贫困户等重点对象农村危房改造任务全部竣工，动态新增危房和因灾受损房屋3860户，已改造3640户；兜底保障建档立卡贫困人口121.6万人；贫困劳动力参加职业技能培训4.4万人次，培训后就业率68%。受灾产业基地恢复和农产品销售是当前短板。省商务厅的内容退回修改中，省卫生健康委尚未报送，产销对接和健康扶贫两项未计入。',
    '从各单位情况看，收官任务的风险主要在受灾县，建议四季度资金和力量向受灾县集中。');

create table demo_summary_entry as
select s.*, x.entry_id as corrects, x.version_id as corrects_version, e.obligation_id, e.period_id, e.measure_id, e.unit_id,
    reporter.id as reporter, approver.id as approver, coordinator.id as coordinator, null::bigint as entry_id
from demo_summary s
join unit u on u.name = s.unit
join measure m on m.document_id = 1 and m.number = s.measure
join reporting_period p on p.document_id = 1 and p.quarter = s.quarter
join effective_entry x on x.period_id = p.id and x.measure_id = m.id and x.unit_id = u.id
join progress_entry e on e.id = x.entry_id
join account reporter on reporter.unit_id = u.id and reporter.username like '%.tianbao'
join account approver on approver.unit_id = u.id and approver.username like '%.shenhe'
join account coordinator
    on coordinator.username = case when s.measure % 2 = 0 then 'fgw.xietiao2' else 'fgw.xietiao1' end;

-- A summary that comes after the own part is approved is a correction of it, with the approved text.
insert into progress_entry (obligation_id, period_id, measure_id, unit_id, corrects_id, state, progress, practices, problems,
    next_steps, coordination_needs, status, summary, judgement, versions, held_since, first_submitted_at, first_received_at,
    last_saved_by, last_saved_at)
select s.obligation_id, s.period_id, s.measure_id, s.unit_id, s.corrects,
    case when s.approved is null then 'SUBMITTED' else 'APPROVED' end,
    v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs, v.status, s.summary, s.judgement, 1,
    coalesce(s.approved, s.passed) at time zone 'Asia/Shanghai', s.passed, s.passed at time zone 'Asia/Shanghai',
    s.reporter, s.handed at time zone 'Asia/Shanghai'
from demo_summary_entry s
join entry_version v on v.id = s.corrects_version
order by s.handed;

update demo_summary_entry s set entry_id = e.id from progress_entry e where e.corrects_id = s.corrects;

insert into entry_author (entry_id, account_id)
select entry_id, reporter from demo_summary_entry;

insert into entry_figure (entry_id, indicator_id, amount, as_of, source, accumulation, explanation)
select s.entry_id, f.indicator_id, f.amount, f.as_of, f.source, f.accumulation, f.explanation
from demo_summary_entry s
join entry_version_figure f on f.version_id = s.corrects_version;

-- Whose part was not there on the day.
insert into entry_missing_part (entry_id, obligation_id)
select s.entry_id, o.id
from demo_summary_entry s
join reporting_obligation o on o.period_id = s.period_id and o.measure_id = s.measure_id and o.id <> s.obligation_id
left join passed_entry part on part.obligation_id = o.id
where part.version_id is null;

insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
    no_progress, no_progress_reason, summary, judgement, written_by, written_at, business_time, submit_key)
select e.id, 1, e.progress, e.practices, e.problems, e.next_steps, e.coordination_needs, e.status, false, '', e.summary,
    e.judgement, s.reporter, s.handed at time zone 'Asia/Shanghai', s.handed, gen_random_uuid()
from demo_summary_entry s
join progress_entry e on e.id = s.entry_id
order by s.handed;

insert into entry_version_figure (version_id, indicator_id, amount, as_of, source, accumulation, explanation)
select v.id, f.indicator_id, f.amount, f.as_of, f.source, f.accumulation, f.explanation
from demo_summary_entry s
join entry_version v on v.entry_id = s.entry_id
join entry_figure f on f.entry_id = s.entry_id;

insert into entry_version_missing_part (version_id, obligation_id)
select v.id, missing.obligation_id
from demo_summary_entry s
join entry_version v on v.entry_id = s.entry_id
join entry_missing_part missing on missing.entry_id = s.entry_id;

insert into entry_version_part (version_id, part_version_id)
select v.id, part.version_id
from demo_summary_entry s
join entry_version v on v.entry_id = s.entry_id
join reporting_obligation o on o.period_id = s.period_id and o.measure_id = s.measure_id and o.id <> s.obligation_id
join passed_entry part on part.obligation_id = o.id;

insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at, business_time, submit_key)
select s.entry_id, 1, step.level, 'PASSED', step.by, step.at at time zone 'Asia/Shanghai', step.at, gen_random_uuid()
from demo_summary_entry s
cross join lateral (values ('UNIT', s.approver, s.passed), ('PROVINCE', s.coordinator, s.approved)) as step (level, by, at)
where step.at is not null
order by step.at;

drop table demo_summary_entry, demo_summary;

-- 省金融监管局 tells what it did once, in （八）, and refers to it in （七）. Both wait for the province.
create table demo_sharing as
select e.id as entry_id, told.id as shares_id, reporter.id as reporter, approver.id as approver,
    told_version.id as told_version_id
from reporting_period p
join unit u on u.name = '省金融监管局'
join progress_entry e on e.period_id = p.id and e.unit_id = u.id and e.corrects_id is null
join measure m on m.id = e.measure_id and m.number = 7
join reporting_obligation told on told.period_id = p.id and told.unit_id = u.id
join measure told_measure on told_measure.id = told.measure_id and told_measure.number = 8
join passed_entry part on part.obligation_id = told.id
join entry_version told_version on told_version.id = part.version_id
join account reporter on reporter.unit_id = u.id and reporter.username like '%.tianbao'
join account approver on approver.unit_id = u.id and approver.username like '%.shenhe'
where p.quarter = '2020Q3';

insert into entry_author (entry_id, account_id)
select entry_id, reporter from demo_sharing;

insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
    no_progress, no_progress_reason, shares_id, written_by, written_at, business_time, submit_key)
select entry_id, 1,
    '小额贷款公司、融资担保机构1—9月为中小微企业减免费用2.1亿元；应收账款质押融资新增203笔、71亿元。', '', '', '', '',
    'ON_TRACK', false, '', shares_id, reporter, timestamptz '2020-10-12 11:10+08', timestamp '2020-10-12 11:10',
    gen_random_uuid()
from demo_sharing;

insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at, business_time, submit_key,
    shared_version_id)
select entry_id, 1, 'UNIT', 'PASSED', approver, timestamptz '2020-10-12 11:40+08', timestamp '2020-10-12 11:40',
    gen_random_uuid(), told_version_id
from demo_sharing;

update progress_entry e set
    state = 'SUBMITTED', progress = v.progress, status = v.status, shares_id = v.shares_id, versions = 1,
    held_since = timestamptz '2020-10-12 11:40+08', first_submitted_at = timestamp '2020-10-12 11:40',
    first_received_at = timestamptz '2020-10-12 11:40+08', last_saved_by = s.reporter,
    last_saved_at = timestamptz '2020-10-12 11:10+08'
from demo_sharing s
join entry_version v on v.entry_id = s.entry_id
where e.id = s.entry_id;

drop table demo_sharing;

-- 省医保局 corrects a cumulative value of the third quarter downwards, and says why.
create table demo_fall as
select e.id as corrects, e.obligation_id, e.period_id, e.measure_id, e.unit_id, x.version_id,
    reporter.id as reporter, approver.id as approver, null::bigint as entry_id
from effective_entry x
join progress_entry e on e.id = x.entry_id
join reporting_period p on p.id = e.period_id and p.quarter = '2020Q3'
join measure m on m.id = e.measure_id and m.number = 4
join unit u on u.id = e.unit_id and u.name = '省医保局'
join account reporter on reporter.unit_id = u.id and reporter.username like '%.tianbao'
join account approver on approver.unit_id = u.id and approver.username like '%.shenhe';

insert into progress_entry (obligation_id, period_id, measure_id, unit_id, corrects_id, state, progress, practices, problems,
    next_steps, coordination_needs, status, versions, held_since, first_submitted_at, first_received_at, last_saved_by,
    last_saved_at)
select f.obligation_id, f.period_id, f.measure_id, f.unit_id, f.corrects, 'SUBMITTED',
    replace(v.progress, '由4个增至7个，其余4市', '由4个增至6个，其余5市'), v.practices, v.problems, v.next_steps,
    v.coordination_needs, v.status, 1, timestamptz '2020-10-12 10:50+08', timestamp '2020-10-12 10:50',
    timestamptz '2020-10-12 10:50+08', f.reporter, timestamptz '2020-10-12 09:45+08'
from demo_fall f
join entry_version v on v.id = f.version_id;

update demo_fall f set entry_id = e.id from progress_entry e where e.corrects_id = f.corrects;

insert into entry_author (entry_id, account_id)
select entry_id, reporter from demo_fall;

insert into entry_figure (entry_id, indicator_id, amount, as_of, source, accumulation, explanation)
select f.entry_id, i.id, case i.number when 16 then 6 else old.amount end, old.as_of, old.source, i.accumulation,
    case i.number when 16 then '原数含1个方案已批复、尚未实际运行的设区市，按实际运行口径剔除。' else '' end
from demo_fall f
join entry_version_figure old on old.version_id = f.version_id
join indicator i on i.id = old.indicator_id;

insert into entry_version (entry_id, number, progress, practices, problems, next_steps, coordination_needs, status,
    no_progress, no_progress_reason, written_by, written_at, business_time, submit_key)
select e.id, 1, e.progress, e.practices, e.problems, e.next_steps, e.coordination_needs, e.status, false, '', f.reporter,
    timestamptz '2020-10-12 09:45+08', timestamp '2020-10-12 09:45', gen_random_uuid()
from demo_fall f
join progress_entry e on e.id = f.entry_id;

insert into entry_version_figure (version_id, indicator_id, amount, as_of, source, accumulation, explanation)
select v.id, g.indicator_id, g.amount, g.as_of, g.source, g.accumulation, g.explanation
from demo_fall f
join entry_version v on v.entry_id = f.entry_id
join entry_figure g on g.entry_id = f.entry_id;

insert into entry_review (entry_id, version_number, level, verdict, reviewed_by, reviewed_at, business_time, submit_key)
select entry_id, 1, 'UNIT', 'PASSED', approver, timestamptz '2020-10-12 10:50+08', timestamp '2020-10-12 10:50',
    gen_random_uuid()
from demo_fall;

drop table demo_fall;
