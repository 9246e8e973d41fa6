-- The 29 units the document names and its three groups. Ids follow the first mention in the document (measure 1, first
-- unit = 1); sort_no follows the customary order of the provincial bodies (建制顺序): departments, the special body, the
-- bureaus, then the units led from the centre, then the people's organisation.
--
-- valid_from is the day the scheme that formed or confirmed the provincial bodies was printed (江西省机构改革实施方案,
-- 2018-10-24). It is the earliest date this program knows units at, not the day each of them was founded.

insert into unit (id, code, name, full_name, nature, detail, sort_no, valid_from, coordinates)
select v.id, v.code, v.name, v.full_name, v.nature, v.detail, v.sort_no, date '2018-10-24', v.code = 'fgw'
from (values
    -- first named in （一）稳定就业岗位
    (1, 'rst', '省人力资源社会保障厅', '江西省人力资源和社会保障厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 7),
    (2, 'gxt', '省工业和信息化厅', '江西省工业和信息化厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 3),
    (3, 'czt', '省财政厅', '江西省财政厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 6),
    (4, 'swt', '省商务厅', '江西省商务厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 14),
    (5, 'nynct', '省农业农村厅', '江西省农业农村厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 13),
    -- first named in （二）抓好重点行业重点群体就业
    (6, 'jyt', '省教育厅', '江西省教育厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 2),
    (7, 'fgw', '省发展改革委', '江西省发展和改革委员会',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 1),
    (8, 'fpb', '省扶贫办', '江西省扶贫办公室',
        'PROVINCIAL_DEPARTMENT', '直属机构', 21),
    (9, 'tyjrt', '省退役军人厅', '江西省退役军人事务厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 16),
    -- first named in （三）坚决打赢脱贫攻坚战
    (10, 'mzt', '省民政厅', '江西省民政厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 4),
    (11, 'wjw', '省卫生健康委', '江西省卫生健康委员会',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 15),
    (12, 'zjt', '省住房城乡建设厅', '江西省住房和城乡建设厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 10),
    -- first named in （四）完善社会保障
    (13, 'ybj', '省医保局', '江西省医疗保障局',
        'PROVINCIAL_DEPARTMENT', '直属机构', 20),
    -- first named in （六）坚决打好污染防治攻坚战
    (14, 'sthjt', '省生态环境厅', '江西省生态环境厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 9),
    (15, 'zrzyt', '省自然资源厅', '江西省自然资源厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 8),
    -- first named in （七）进一步减轻企业负担
    (16, 'swj', '省税务局', '国家税务总局江西省税务局',
        'CENTRAL_IN_PROVINCE', '中央垂直管理', 24),
    (17, 'jrjgj', '省金融监管局', '江西省地方金融监督管理局',
        'PROVINCIAL_DEPARTMENT', '直属机构', 22),
    (18, 'gzw', '省国资委', '江西省国有资产监督管理委员会',
        'PROVINCIAL_DEPARTMENT', '直属特设机构', 18),
    -- first named in （八）强化融资支持
    (19, 'rhnczz', '人行南昌中心支行', '中国人民银行南昌中心支行',
        'CENTRAL_IN_PROVINCE', '中央驻赣金融机构', 25),
    (20, 'ybjgj', '江西银保监局', '中国银行保险监督管理委员会江西监管局',
        'CENTRAL_IN_PROVINCE', '中央驻赣金融监管机构', 26),
    (21, 'scjgj', '省市场监管局', '江西省市场监督管理局',
        'PROVINCIAL_DEPARTMENT', '直属机构', 19),
    -- first named in （九）实施精准帮扶
    (22, 'sft', '省司法厅', '江西省司法厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 5),
    -- first named in （十）优化营商环境
    (23, 'zwfwb', '省政务服务办', '江西省政务服务管理办公室',
        'PROVINCIAL_DEPARTMENT', '管理关系未查实', 23),
    (24, 'gsl', '省工商联', '江西省工商业联合会',
        'MASS_ORGANISATION', '人民团体和商会组织', 29),
    -- first named in （十三）加强能源运行保障
    (25, 'slt', '省水利厅', '江西省水利厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 12),
    (26, 'yjt', '省应急厅', '江西省应急管理厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 17),
    -- first named in （十五）畅通产业链供应链国内市场循环
    (27, 'jtt', '省交通运输厅', '江西省交通运输厅',
        'PROVINCIAL_DEPARTMENT', '政府组成部门', 11),
    (28, 'txglj', '省通信管理局', '江西省通信管理局',
        'CENTRAL_IN_PROVINCE', '工业和信息化部派出（垂直管理）', 28),
    -- first named in （十六）进一步融入全球产业链供应链价值链
    (29, 'nchg', '南昌海关', '中华人民共和国南昌海关',
        'CENTRAL_IN_PROVINCE', '海关总署直属海关', 27)
) as v (id, code, name, full_name, nature, detail, sort_no);

-- Later names. Where the day of the change is not known, valid_from is the first day on which the new name is proved
-- (or the end of the year, where only the year is known), and certainty says so.
insert into unit_name (unit_id, valid_from, name, full_name, change, certainty) values
    -- 省扶贫办
    (8, '2021-07-26', '省乡村振兴局', '江西省乡村振兴局',
        '重组更名',
        '国家乡村振兴局2021年2月25日挂牌，省乡村振兴局至迟2021年7月26日已履职；具体日期未查实'),
    -- 省扶贫办
    (8, '2024-12-31', '省农业农村厅（省乡村振兴局）', '江西省农业农村厅（加挂江西省乡村振兴局牌子）',
        '并入省农业农村厅',
        '仅知年份，按年末计；据国家机构改革和外省做法推定，未见江西省公开文件'),
    -- 省金融监管局
    (17, '2024-09-10', '省地方金融管理局', '江西省地方金融管理局',
        '更名',
        '该日已使用新名称，更名日期未查实；与省委金融委员会办公室的职责衔接系推定'),
    -- 人行南昌中心支行
    (19, '2023-08-18', '人行江西省分行', '中国人民银行江西省分行',
        '撤销省会中心支行，设省分行',
        '日期确切（全国统一挂牌日）'),
    -- 江西银保监局
    (20, '2023-07-20', '江西金融监管局', '国家金融监督管理总局江西监管局',
        '更名（国家金融监督管理总局派出机构统一挂牌）',
        '日期为全国统一挂牌日；未见江西机构单独报道');

-- Groups, in the order of their first mention ((四), (十四), (十八)). Members of the first one come with the divisions; the
-- chains' departments and the open list start empty, because the document does not name them.
insert into unit_group (id, code, name, full_name, kind, note) values
    (1, 'dfzf', '各市、县〔区〕政府', '各设区市人民政府、各县（市、区）人民政府',
        'LOCAL_GOVERNMENTS', '设区市和县（市、区）政府，按行政区划生效日期计；赣江新区管委会不是一级政府，文件未列'),
    (2, 'cylzrbm', '产业链链长制各责任部门', '江西省产业链链长制各产业链责任部门',
        'INDUSTRY_CHAINS', '成员未录入：责任部门名单载于产业链链长制工作方案附件，尚未取得，录入前按未明确处理'),
    (3, 'szygbm', '省直有关部门', '江西省直有关部门',
        'OPEN_LIST', '文件未列名单：由单位主动认领，或由省级协调员指定');
