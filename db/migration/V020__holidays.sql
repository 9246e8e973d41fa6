-- Holidays with 调休 from the issue of the document to the end of its reporting (2020-05-22 to 2021-07), as the State
-- Council's yearly notices have them. OFF: nobody works; weekend days inside a holiday are rows too. WORK: a Saturday or
-- Sunday worked in exchange. Days that are not here follow the week.

-- 国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）
insert into holiday (day, kind, occasion, notice)
select v.day, v.kind, v.occasion, '国务院办公厅关于2020年部分节假日安排的通知（国办发明电〔2019〕16号）'
from (values
    (date '2020-06-25', 'OFF', '端午节'),
    (date '2020-06-26', 'OFF', '端午节'),
    (date '2020-06-27', 'OFF', '端午节'),
    (date '2020-06-28', 'WORK', '端午节'),

    (date '2020-09-27', 'WORK', '国庆节、中秋节'),
    (date '2020-10-01', 'OFF', '国庆节、中秋节'),
    (date '2020-10-02', 'OFF', '国庆节、中秋节'),
    (date '2020-10-03', 'OFF', '国庆节、中秋节'),
    (date '2020-10-04', 'OFF', '国庆节、中秋节'),
    (date '2020-10-05', 'OFF', '国庆节、中秋节'),
    (date '2020-10-06', 'OFF', '国庆节、中秋节'),
    (date '2020-10-07', 'OFF', '国庆节、中秋节'),
    (date '2020-10-08', 'OFF', '国庆节、中秋节'),
    (date '2020-10-10', 'WORK', '国庆节、中秋节')
) as v (day, kind, occasion);

-- 国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）
insert into holiday (day, kind, occasion, notice)
select v.day, v.kind, v.occasion, '国务院办公厅关于2021年部分节假日安排的通知（国办发明电〔2020〕27号）'
from (values
    (date '2021-01-01', 'OFF', '元旦'),
    (date '2021-01-02', 'OFF', '元旦'),
    (date '2021-01-03', 'OFF', '元旦'),

    (date '2021-02-07', 'WORK', '春节'),
    (date '2021-02-11', 'OFF', '春节'),
    (date '2021-02-12', 'OFF', '春节'),
    (date '2021-02-13', 'OFF', '春节'),
    (date '2021-02-14', 'OFF', '春节'),
    (date '2021-02-15', 'OFF', '春节'),
    (date '2021-02-16', 'OFF', '春节'),
    (date '2021-02-17', 'OFF', '春节'),
    (date '2021-02-20', 'WORK', '春节'),

    (date '2021-04-03', 'OFF', '清明节'),
    (date '2021-04-04', 'OFF', '清明节'),
    (date '2021-04-05', 'OFF', '清明节'),

    (date '2021-04-25', 'WORK', '劳动节'),
    (date '2021-05-01', 'OFF', '劳动节'),
    (date '2021-05-02', 'OFF', '劳动节'),
    (date '2021-05-03', 'OFF', '劳动节'),
    (date '2021-05-04', 'OFF', '劳动节'),
    (date '2021-05-05', 'OFF', '劳动节'),
    (date '2021-05-08', 'WORK', '劳动节'),

    (date '2021-06-12', 'OFF', '端午节'),
    (date '2021-06-13', 'OFF', '端午节'),
    (date '2021-06-14', 'OFF', '端午节')
) as v (day, kind, occasion);
