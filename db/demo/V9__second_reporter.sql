-- A second reporter of 省人力资源社会保障厅, so that two people can be in one entry and work can be handed over (the
-- administrator's page of a person).

insert into account (id, username, display_name, unit_id, demo, created_at, created_by)
select 102, 'rst.tianbao2', '谭志远', u.id, true, timestamptz '2020-09-21 09:00+08', 'demo'
from unit u where u.code = 'rst';

insert into account_role (account_id, role) values (102, 'REPORTER');
