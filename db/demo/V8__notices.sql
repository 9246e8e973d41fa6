-- What people found in their inboxes by 2020-10-12, derived from the story of V2 and V3 as the program would have told it;
-- addresses of nobody; and one handover: the former reporter of 省商务厅 left at the end of September.

update account set email = username || '@example.cn'
where demo and id in (select account_id from account_role where role not in ('ADMIN', 'AUDITOR'))
  and username not in ('fgw.lingdao', 'ducha');

insert into account (id, username, display_name, unit_id, demo, disabled_at, disabled_by, created_at, created_by)
select 101, 'swt.tianbao0', '邱建华', u.id, true, timestamptz '2020-09-29 16:30+08', 'guanli',
       timestamptz '2020-06-01 09:00+08', 'demo'
from unit u where u.code = 'swt';

insert into account_role (account_id, role) values (101, 'REPORTER');

insert into handover (from_id, to_id, unit_id, reason, items, handed_over_at, business_day, handed_over_by, submit_key)
select 101, 17, a.unit_id, '轮岗到驻外机构工作', '未读消息2项、正在填写的填报1项', timestamptz '2020-09-29 16:30+08',
       date '2020-09-29', 'guanli', gen_random_uuid()
from account a where a.id = 101;

-- Lines and items as the program makes them.
create function demo_tell(p_person bigint, p_kind text, p_line text, p_at timestamp, p_event text, p_title text,
                          p_note text, p_href text) returns void language plpgsql as $$
declare
    v_notice bigint;
begin
    insert into notice (recipient_id, kind, line, at, created_at)
    values (p_person, p_kind, p_line, p_at, p_at at time zone 'Asia/Shanghai')
    on conflict on constraint notice_line_once do update set at = greatest(notice.at, excluded.at)
    returning id into v_notice;
    insert into notice_item (notice_id, event, title, note, href)
    values (v_notice, p_event, p_title, p_note, p_href)
    on conflict on constraint notice_item_once do nothing;
end $$;

create temporary table demo_told on commit drop as
select e.id, e.unit_id, e.state, '/entries/' || e.id as href, p.quarter,
       case p.quarter when '2020Q2' then '2020年第二季度' else '2020年第三季度' end
           || '（' || m.numeral || '）' || m.title as title,
       o.unit_name, e.corrects_id is not null as correction
from progress_entry e
  join reporting_period p on p.id = e.period_id
  join reporting_obligation o on o.id = e.obligation_id
  join measure m on m.id = e.measure_id;

-- 任务下达, on the opening days.
select demo_tell(a.id, 'ASSIGNED', 'ASSIGNED ' || t.quarter,
                 case t.quarter when '2020Q2' then timestamp '2020-06-15 08:30' else timestamp '2020-09-17 08:30' end,
                 'Owed ' || t.href, t.title, '', t.href || '/form#progress')
from demo_told t
  join account a on a.unit_id = t.unit_id and a.disabled_at is null
  join account_role r on r.account_id = a.id and r.role = 'REPORTER'
where not t.correction
order by a.id, t.id;

update notice set at = date_trunc('day', at) + time '08:30' where kind = 'ASSIGNED';

-- 待单位审核 and 待省级审核, a line a day, of the third quarter.
select demo_tell(a.id, 'TO_REVIEW', 'TO_REVIEW ' || v.business_time::date, v.business_time,
                 'EntrySentToUnitReview ' || t.href || ' ' || v.number, t.title, '', t.href)
from entry_version v
  join demo_told t on t.id = v.entry_id and t.quarter = '2020Q3'
  join account a on a.unit_id = t.unit_id and a.disabled_at is null
  join account_role r on r.account_id = a.id and r.role = 'UNIT_APPROVER'
where v.business_time >= '2020-10-09'
order by v.business_time, a.id;

select demo_tell(a.id, 'SUBMITTED', 'SUBMITTED ' || x.business_time::date, x.business_time,
                 'EntrySubmitted ' || t.href || ' ' || x.version_number, t.unit_name || '：' || t.title, '', t.href)
from entry_review x
  join demo_told t on t.id = x.entry_id
  join account_role r on r.role = 'COORDINATOR'
  join account a on a.id = r.account_id
where x.level = 'UNIT' and x.verdict = 'PASSED' and x.business_time >= '2020-09-25'
order by x.business_time, a.id;

-- 退回, each alone; 通过, a line a day.
select demo_tell(a.id, 'RETURNED', 'EntryReturned ' || t.href || ' ' || x.version_number, x.business_time,
                 'EntryReturned ' || t.href || ' ' || x.version_number, t.title,
                 case x.category when 'MISSING_DATA' then '缺数据' when 'COPIED' then '照抄'
                                 when 'DEFINITION' then '口径不符' when 'UNANSWERED' then '未回应要求'
                                 when 'CONTRADICTION' then '前后矛盾' else '其他' end || '：' || x.reason,
                 t.href || '/form#' || split_part(x.fields, ',', 1))
from entry_review x
  join demo_told t on t.id = x.entry_id and t.quarter = '2020Q3'
  join account a on a.unit_id = t.unit_id and a.disabled_at is null
  join account_role r on r.account_id = a.id and r.role = 'REPORTER'
where x.verdict = 'RETURNED'
order by x.business_time, a.id;

select demo_tell(w.account_id, 'APPROVED', 'APPROVED ' || x.business_time::date, x.business_time,
                 'EntryApproved ' || t.href || ' ' || x.version_number, t.title, '', t.href)
from entry_review x
  join demo_told t on t.id = x.entry_id and t.state = 'APPROVED'
  join entry_author w on w.entry_id = t.id
where x.level = 'PROVINCE' and x.verdict = 'PASSED'
order by x.business_time, w.account_id;

-- 采用: what the report of the second quarter rests on; the program, which hands that report in next, finds it told.
select demo_tell(w.account_id, 'USED', 'USED /reports/2020Q2/1', timestamp '2020-07-14 10:00',
                 'EntryUsed ' || t.href, t.title, '', t.href)
from demo_told t
  join entry_author w on w.entry_id = t.id
where t.quarter = '2020Q2' and t.state = 'APPROVED' and not t.correction
order by w.account_id, t.id;

-- 到期提醒 of the fifth working day before 填报截止, for whoever had something to write.
select demo_tell(a.id, 'DIGEST', 'DIGEST 2020-09-30', timestamp '2020-09-30 08:00', 'FILL ' || t.href || '/form#progress',
                 '待填报：' || t.title || '（填报截止2020年10月14日，锁定2020年10月28日）', '', t.href || '/form#progress')
from demo_told t
  join account a on a.unit_id = t.unit_id and a.disabled_at is null
  join account_role r on r.account_id = a.id and r.role = 'REPORTER'
where t.quarter = '2020Q3' and t.state in ('TO_FILL', 'DRAFT')
order by a.id, t.id;

-- 工作交接.
select demo_tell(17, 'HANDED_OVER', 'HANDED_OVER 101 2020-09-29', timestamp '2020-09-29 16:30', v.event, v.title, v.note,
                 v.href)
from (values (1, 'Begin', '您已接手邱建华的工作，请先看入职一页纸', '轮岗到驻外机构工作', '/unit/onboarding')) as v (n, event, title, note, href)
union all
select demo_tell(17, 'HANDED_OVER', 'HANDED_OVER 101 2020-09-29', timestamp '2020-09-29 16:30',
                 'FILL ' || t.href, '待填报：' || t.title, '', t.href || '/form')
from demo_told t join account a on a.id = 101 and a.unit_id = t.unit_id
where t.quarter = '2020Q3' and t.state in ('DRAFT', 'TO_FILL');

-- What came before 2020-10-10 has been read, and so has most of what the two coordinators got.
update notice set read_at = (at + interval '2 hours') at time zone 'Asia/Shanghai'
where at < '2020-10-10' or kind = 'SUBMITTED' and at < '2020-10-12';

drop function demo_tell(bigint, text, text, timestamp, text, text, text, text);
