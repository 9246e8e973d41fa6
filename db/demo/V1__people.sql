-- The people of the demo, all invented. The first five are the ones to try; every unit that reports has somebody who
-- fills in (填报人, reporter) and somebody who reviews (审核人, approver). Passwords are set by the program.

insert into account (id, username, display_name, unit_id, demo, created_at, created_by)
select v.id, v.username, v.display_name, u.id, true, timestamptz '2020-06-01 09:00+08', 'demo'
from (values
    (1, 'rst.tianbao', '刘晓芸', 'rst'),
    (2, 'rst.shenhe', '陈卫平', 'rst'),
    (3, 'fgw.xietiao1', '周思远', 'fgw'),
    (4, 'fgw.lingdao', '吴建中', 'fgw'),
    (5, 'guanli', '黄一鸣', 'fgw'),
    (6, 'fgw.xietiao2', '徐静怡', 'fgw'),
    (7, 'ducha', '万志强', 'fgw'),
    (8, 'shenji', '曾文洁', 'fgw')
) as v (id, username, display_name, code)
join unit u on u.code = v.code;

insert into account_role (account_id, role) values
    (1, 'REPORTER'),
    (2, 'UNIT_APPROVER'),
    (3, 'COORDINATOR'),
    (4, 'LEADER'),
    (5, 'ADMIN'),
    (6, 'COORDINATOR'),
    (7, 'INSPECTOR'),
    (8, 'AUDITOR');

-- Two for each of the other units: the reporter has the id given here, the approver the next one.
create temporary table demo_pair on commit drop as
select * from (values
    (11, 'fgw', 'fgw', '胡雨晨', '邓国安'),
    (13, 'czt', 'czt', '谢敏', '罗新华'),
    (15, 'gxt', 'gxt', '熊佳琪', '彭立新'),
    (17, 'swt', 'swt', '杨帆', '宋玉兰'),
    (19, 'nynct', 'nynct', '李春生', '肖桂芳'),
    (21, 'jrjgj', 'jrjgj', '龚雅婷', '余海涛'),
    (23, 'rhnczz', 'rhnczz', '江浩然', '涂丽萍'),
    (25, 'txglj', 'txglj', '付志鹏', '曹慧'),
    (27, 'nchg', 'nchg', '叶子文', '夏明亮'),
    (29, 'fpb', 'fpb', '钟小红', '蔡永康'),
    (31, 'scjgj', 'scjgj', '程思琪', '丁国强'),
    (33, '360100', 'nanchang', '魏晓东', '万淑珍'),
    (35, '360700', 'ganzhou', '赖文婷', '谢长青'),
    (37, 'jyt', 'jyt', '孙晓燕', '汪志刚'),
    (39, 'tyjrt', 'tyjrt', '韩冬', '朱秀英'),
    (41, 'mzt', 'mzt', '许文静', '姚建军'),
    (43, 'wjw', 'wjw', '卢晓玲', '方宏伟'),
    (45, 'zjt', 'zjt', '秦磊', '潘爱民'),
    (47, 'ybj', 'ybj', '章倩', '严冬生'),
    (49, 'sthjt', 'sthjt', '廖青', '郭建新'),
    (51, 'zrzyt', 'zrzyt', '戴维东', '邹春兰'),
    (53, 'swj', 'swj', '高倩云', '林志明'),
    (55, 'gzw', 'gzw', '梁宇', '袁秋萍'),
    (57, 'ybjgj', 'ybjgj', '沈晨', '董文斌'),
    (59, 'sft', 'sft', '石小梅', '范志华'),
    (61, 'zwfwb', 'zwfwb', '金晓波', '任桂香'),
    (63, 'gsl', 'gsl', '温婷', '施建国'),
    (65, 'slt', 'slt', '贺江', '毛玉珍'),
    (67, 'yjt', 'yjt', '常亮', '欧阳敏'),
    (69, 'jtt', 'jtt', '詹志勇', '俞红'),
    (71, '360200', 'jingdezhen', '冯小青', '洪涛'),
    (73, '360300', 'pingxiang', '易婷婷', '文建平'),
    (75, '360400', 'jiujiang', '柯晓明', '殷素芬'),
    (77, '360500', 'xinyu', '简志文', '敖玉梅'),
    (79, '360600', 'yingtan', '桂小军', '祝丽华'),
    (81, '360800', 'jian', '王晓慧', '曾庆林'),
    (83, '360900', 'yichun', '晏小龙', '漆文英'),
    (85, '361000', 'fuzhou', '饶思敏', '艾国华'),
    (87, '361100', 'shangrao', '郑晓霞', '童卫东')
) as v (id, code, prefix, reporter, approver);

insert into account (id, username, display_name, unit_id, demo, created_at, created_by)
select p.id + v.position, p.prefix || v.suffix,
    case v.position when 0 then p.reporter else p.approver end, u.id, true, timestamptz '2020-06-01 09:00+08', 'demo'
from demo_pair p
join unit u on u.code = p.code
cross join (values (0, '.tianbao'), (1, '.shenhe')) as v (position, suffix);

insert into account_role (account_id, role)
select p.id + v.position, v.role
from demo_pair p
cross join (values (0, 'REPORTER'), (1, 'UNIT_APPROVER')) as v (position, role);

-- The demo stands two days before the units' due date of the third quarter.
update business_date
set set_to = date '2020-10-12', set_by = 'demo', set_at = timestamptz '2020-06-01 09:00+08',
    reason = '演示环境：停在2020年第三季度填报截止前两天';
