-- Names of units that are in use although they are not right: what people write, and what a report should not. The document's
-- own short name and the full name are right; these are shown by the check of a report's text.
create table unit_loose_name (
    name    text   not null primary key,
    unit_id bigint not null references unit
);

insert into unit_loose_name (name, unit_id)
select v.name, u.id
from (values
    ('省发改委', '省发展改革委'),
    ('省发展和改革委员会', '省发展改革委'),
    ('省人社厅', '省人力资源社会保障厅'),
    ('省人力资源和社会保障厅', '省人力资源社会保障厅'),
    ('省工信厅', '省工业和信息化厅'),
    ('省住建厅', '省住房城乡建设厅'),
    ('省住房和城乡建设厅', '省住房城乡建设厅'),
    ('省市场监督管理局', '省市场监管局'),
    ('省地方金融监管局', '省金融监管局'),
    ('省地方金融监督管理局', '省金融监管局'),
    ('省卫健委', '省卫生健康委'),
    ('省卫生健康委员会', '省卫生健康委'),
    ('省扶贫办公室', '省扶贫办'),
    ('省退役军人事务厅', '省退役军人厅'),
    ('省应急管理厅', '省应急厅'),
    ('省医疗保障局', '省医保局'),
    ('省政务服务管理办公室', '省政务服务办'),
    ('省交通厅', '省交通运输厅'),
    ('中国银保监会江西监管局', '江西银保监局'),
    ('人民银行南昌中心支行', '人行南昌中心支行'),
    ('人行南昌中支', '人行南昌中心支行')) as v (name, right_name)
  join unit u on u.name = v.right_name;
