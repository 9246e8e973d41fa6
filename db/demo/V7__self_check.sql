-- Two drafts of 省财政厅 in which the self-check before sending finds something: copied sentences, empty talk, and numbers that
-- disagree with what another unit has had approved and with what the unit itself reported for the same time. All of it is
-- demo text.

-- （八）强化融资支持: the second sentence of 主要做法 is 人行南昌中心支行's, whose approved text counts 3.6万户, not 3.4万户.
update progress_entry e set
    progress = '认真落实省委、省政府决策部署，财政金融联动力度持续加大。截至9月底，疫情防控重点保障企业贷款贴息资金累计拨付2.1亿元，对担保机构奖补4600万元；小微客户融资服务平台累计为3.4万户放款254亿元，财政按规定给予风险补偿。',
    practices = '进一步提高政治站位，切实加强组织领导。督促法人银行落实贷款市场报价利率改革，新发放企业贷款加权平均利率较年初下降0.62个百分点。不断完善工作机制，形成强大工作合力。强化责任担当，层层压实责任，确保各项工作落地见效。',
    problems = '个别县贴息资金申报审核周期偏长。',
    next_steps = '11月底前完成贴息资金绩效评价。'
from unit u, measure m, reporting_period p
where e.unit_id = u.id and u.name = '省财政厅' and e.measure_id = m.id and m.number = 8
  and e.period_id = p.id and p.quarter = '2020Q3' and e.state = 'DRAFT';

-- （二十）切实防范债务风险: for the first half-year 1196亿元 had been reported; two digits have changed places.
update progress_entry e set
    progress = '上半年发行新增政府债券1169亿元，1—9月累计1672亿元，重点用于交通、水利项目；到期地方政府债券本息均按期偿还；隐性债务化解完成年度计划的77%。'
from unit u, measure m, reporting_period p
where e.unit_id = u.id and u.name = '省财政厅' and e.measure_id = m.id and m.number = 20
  and e.period_id = p.id and p.quarter = '2020Q3' and e.state = 'DRAFT';
