-- The 97 responsibilities, in the order of the document and in its words. The measures say 责任单位 and never 牵头: a unit that
-- comes first is presumed to lead (FIRST_LISTED) until a coordinator confirms or appoints. （十四） to （十七） begin with
-- 产业链链长制各责任部门, whose members are not known, so nobody leads there yet.

insert into responsibility
    (id, measure_id, position, unit_id, group_id, wording, role, basis, basis_on, valid_from)
select v.id, m.id, v.position, u.id, g.id, v.wording, v.role,
    case v.role when 'LEAD' then 'FIRST_LISTED' else 'STATED' end,
    d.doc_date, d.doc_date
from (values
    -- （一）稳定就业岗位
    (1, 1, 1, 'rst', '省人力资源社会保障厅', 'LEAD'),
    (2, 1, 2, 'gxt', '省工业和信息化厅', 'RESPONSIBLE'),
    (3, 1, 3, 'czt', '省财政厅', 'RESPONSIBLE'),
    (4, 1, 4, 'swt', '省商务厅', 'RESPONSIBLE'),
    (5, 1, 5, 'nynct', '省农业农村厅', 'RESPONSIBLE'),

    -- （二）抓好重点行业重点群体就业
    (6, 2, 1, 'rst', '省人力资源社会保障厅', 'LEAD'),
    (7, 2, 2, 'jyt', '省教育厅', 'RESPONSIBLE'),
    (8, 2, 3, 'fgw', '省发展改革委', 'RESPONSIBLE'),
    (9, 2, 4, 'fpb', '省扶贫办', 'RESPONSIBLE'),
    (10, 2, 5, 'tyjrt', '省退役军人厅', 'RESPONSIBLE'),
    (11, 2, 6, 'gxt', '省工业和信息化厅', 'RESPONSIBLE'),

    -- （三）坚决打赢脱贫攻坚战
    (12, 3, 1, 'fpb', '省扶贫办', 'LEAD'),
    (13, 3, 2, 'czt', '省财政厅', 'RESPONSIBLE'),
    (14, 3, 3, 'mzt', '省民政厅', 'RESPONSIBLE'),
    (15, 3, 4, 'swt', '省商务厅', 'RESPONSIBLE'),
    (16, 3, 5, 'nynct', '省农业农村厅', 'RESPONSIBLE'),
    (17, 3, 6, 'rst', '省人力资源社会保障厅', 'RESPONSIBLE'),
    (18, 3, 7, 'wjw', '省卫生健康委', 'RESPONSIBLE'),
    (19, 3, 8, 'jyt', '省教育厅', 'RESPONSIBLE'),
    (20, 3, 9, 'zjt', '省住房城乡建设厅', 'RESPONSIBLE'),

    -- （四）完善社会保障
    (21, 4, 1, 'rst', '省人力资源社会保障厅', 'LEAD'),
    (22, 4, 2, 'czt', '省财政厅', 'RESPONSIBLE'),
    (23, 4, 3, 'ybj', '省医保局', 'RESPONSIBLE'),
    (24, 4, 4, 'mzt', '省民政厅', 'RESPONSIBLE'),
    (25, 4, 5, 'tyjrt', '省退役军人厅', 'RESPONSIBLE'),
    (26, 4, 6, 'fgw', '省发展改革委', 'RESPONSIBLE'),
    (27, 4, 7, 'dfzf', '各市、县〔区〕政府', 'RESPONSIBLE'),

    -- （五）提升公共服务水平
    (28, 5, 1, 'fgw', '省发展改革委', 'LEAD'),
    (29, 5, 2, 'jyt', '省教育厅', 'RESPONSIBLE'),
    (30, 5, 3, 'wjw', '省卫生健康委', 'RESPONSIBLE'),
    (31, 5, 4, 'mzt', '省民政厅', 'RESPONSIBLE'),

    -- （六）坚决打好污染防治攻坚战
    (32, 6, 1, 'fgw', '省发展改革委', 'LEAD'),
    (33, 6, 2, 'sthjt', '省生态环境厅', 'RESPONSIBLE'),
    (34, 6, 3, 'zrzyt', '省自然资源厅', 'RESPONSIBLE'),

    -- （七）进一步减轻企业负担
    (35, 7, 1, 'fgw', '省发展改革委', 'LEAD'),
    (36, 7, 2, 'czt', '省财政厅', 'RESPONSIBLE'),
    (37, 7, 3, 'swj', '省税务局', 'RESPONSIBLE'),
    (38, 7, 4, 'jrjgj', '省金融监管局', 'RESPONSIBLE'),
    (39, 7, 5, 'gzw', '省国资委', 'RESPONSIBLE'),
    (40, 7, 6, 'swt', '省商务厅', 'RESPONSIBLE'),

    -- （八）强化融资支持
    (41, 8, 1, 'jrjgj', '省金融监管局', 'LEAD'),
    (42, 8, 2, 'rhnczz', '人行南昌中心支行', 'RESPONSIBLE'),
    (43, 8, 3, 'ybjgj', '江西银保监局', 'RESPONSIBLE'),
    (44, 8, 4, 'czt', '省财政厅', 'RESPONSIBLE'),
    (45, 8, 5, 'swj', '省税务局', 'RESPONSIBLE'),
    (46, 8, 6, 'fgw', '省发展改革委', 'RESPONSIBLE'),
    (47, 8, 7, 'gxt', '省工业和信息化厅', 'RESPONSIBLE'),
    (48, 8, 8, 'scjgj', '省市场监管局', 'RESPONSIBLE'),

    -- （九）实施精准帮扶
    (49, 9, 1, 'fgw', '省发展改革委', 'LEAD'),
    (50, 9, 2, 'gxt', '省工业和信息化厅', 'RESPONSIBLE'),
    (51, 9, 3, 'zjt', '省住房城乡建设厅', 'RESPONSIBLE'),
    (52, 9, 4, 'sft', '省司法厅', 'RESPONSIBLE'),
    (53, 9, 5, 'czt', '省财政厅', 'RESPONSIBLE'),

    -- （十）优化营商环境
    (54, 10, 1, 'fgw', '省发展改革委', 'LEAD'),
    (55, 10, 2, 'scjgj', '省市场监管局', 'RESPONSIBLE'),
    (56, 10, 3, 'zwfwb', '省政务服务办', 'RESPONSIBLE'),
    (57, 10, 4, 'gsl', '省工商联', 'RESPONSIBLE'),

    -- （十一）提升粮食安全保障能力
    (58, 11, 1, 'fgw', '省发展改革委', 'LEAD'),
    (59, 11, 2, 'nynct', '省农业农村厅', 'RESPONSIBLE'),

    -- （十二）加快发展现代农业
    (60, 12, 1, 'nynct', '省农业农村厅', 'LEAD'),
    (61, 12, 2, 'fgw', '省发展改革委', 'RESPONSIBLE'),
    (62, 12, 3, 'scjgj', '省市场监管局', 'RESPONSIBLE'),
    (63, 12, 4, 'swt', '省商务厅', 'RESPONSIBLE'),

    -- （十三）加强能源运行保障
    (64, 13, 1, 'fgw', '省发展改革委', 'LEAD'),
    (65, 13, 2, 'gzw', '省国资委', 'RESPONSIBLE'),
    (66, 13, 3, 'zrzyt', '省自然资源厅', 'RESPONSIBLE'),
    (67, 13, 4, 'zjt', '省住房城乡建设厅', 'RESPONSIBLE'),
    (68, 13, 5, 'sthjt', '省生态环境厅', 'RESPONSIBLE'),
    (69, 13, 6, 'slt', '省水利厅', 'RESPONSIBLE'),
    (70, 13, 7, 'czt', '省财政厅', 'RESPONSIBLE'),
    (71, 13, 8, 'yjt', '省应急厅', 'RESPONSIBLE'),
    (72, 13, 9, 'scjgj', '省市场监管局', 'RESPONSIBLE'),
    (73, 13, 10, 'dfzf', '各市、县〔区〕政府', 'RESPONSIBLE'),

    -- （十四）推动产业链协同复产达产
    (74, 14, 1, 'cylzrbm', '产业链链长制各责任部门', 'RESPONSIBLE'),
    (75, 14, 2, 'dfzf', '各市、县〔区〕政府', 'RESPONSIBLE'),

    -- （十五）畅通产业链供应链国内市场循环
    (76, 15, 1, 'cylzrbm', '产业链链长制各责任部门', 'RESPONSIBLE'),
    (77, 15, 2, 'jtt', '省交通运输厅', 'RESPONSIBLE'),
    (78, 15, 3, 'slt', '省水利厅', 'RESPONSIBLE'),
    (79, 15, 4, 'txglj', '省通信管理局', 'RESPONSIBLE'),
    (80, 15, 5, 'wjw', '省卫生健康委', 'RESPONSIBLE'),
    (81, 15, 6, 'yjt', '省应急厅', 'RESPONSIBLE'),
    (82, 15, 7, 'ybjgj', '江西银保监局', 'RESPONSIBLE'),

    -- （十六）进一步融入全球产业链供应链价值链
    (83, 16, 1, 'cylzrbm', '产业链链长制各责任部门', 'RESPONSIBLE'),
    (84, 16, 2, 'nchg', '南昌海关', 'RESPONSIBLE'),
    (85, 16, 3, 'swj', '省税务局', 'RESPONSIBLE'),

    -- （十七）实施铸链强链补链扩链工程
    (86, 17, 1, 'cylzrbm', '产业链链长制各责任部门', 'RESPONSIBLE'),
    (87, 17, 2, 'txglj', '省通信管理局', 'RESPONSIBLE'),

    -- （十八）强化开源节流
    (88, 18, 1, 'czt', '省财政厅', 'LEAD'),
    (89, 18, 2, 'szygbm', '省直有关部门', 'RESPONSIBLE'),

    -- （十九）财力向基层倾斜
    (90, 19, 1, 'czt', '省财政厅', 'LEAD'),
    (91, 19, 2, 'swj', '省税务局', 'RESPONSIBLE'),
    (92, 19, 3, 'dfzf', '各市、县〔区〕政府', 'RESPONSIBLE'),

    -- （二十）切实防范债务风险
    (93, 20, 1, 'czt', '省财政厅', 'LEAD'),
    (94, 20, 2, 'jrjgj', '省金融监管局', 'RESPONSIBLE'),
    (95, 20, 3, 'gzw', '省国资委', 'RESPONSIBLE'),
    (96, 20, 4, 'zjt', '省住房城乡建设厅', 'RESPONSIBLE'),
    (97, 20, 5, 'dfzf', '各市、县〔区〕政府', 'RESPONSIBLE')
) as v (id, measure_number, position, code, wording, role)
join policy_document d on d.id = 1
join measure m on m.document_id = d.id and m.number = v.measure_number
left join unit u on u.code = v.code
left join unit_group g on g.code = v.code;
