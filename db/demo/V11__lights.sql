-- The first milestone of 省通信管理局 on （十七） was reached, and the coordinator has entered the path by which the base stations
-- are to be built. Both are demo data.
update milestone s set done_on = date '2020-08-28'
from claim c join measure m on m.id = c.measure_id join unit u on u.id = c.unit_id
where s.claim_id = c.id and s.number = 1 and m.number = 17 and u.name = '省通信管理局';

insert into trajectory (id, indicator_id, number, reason, set_by, set_on, set_at, submit_key)
select 1, i.id, 1, '基站建设集中在三、四季度，按通信管理部门报送的建设计划掌握。', a.id, date '2020-06-12',
    timestamptz '2020-06-12 15:20+08', gen_random_uuid()
from indicator i, account a
where i.number = 55 and a.username = 'fgw.xietiao1';

insert into trajectory_waypoint (trajectory_id, day, value)
select 1, v.day::date, v.value
from (values ('2020-06-30', 8000), ('2020-09-30', 15000), ('2020-12-31', 20000)) as v (day, value);
