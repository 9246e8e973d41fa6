-- The five reporting periods of 赣府发〔2020〕11号. Dates: opens 10 working days before the quarter ends, due on the 5th
-- working day after it, review on the 8th, report on the 10th, lock on the 15th; working days by the holiday notices.

insert into reporting_period
    (id, document_id, quarter, starts_on, ends_on, opens_on, due_on, review_on, report_on, lock_on)
values
    (1, 1, '2020Q2', '2020-05-22', '2020-06-30', '2020-06-15', '2020-07-07', '2020-07-10', '2020-07-14', '2020-07-21'),
    (2, 1, '2020Q3', '2020-07-01', '2020-09-30', '2020-09-17', '2020-10-14', '2020-10-19', '2020-10-21', '2020-10-28'),
    (3, 1, '2020Q4', '2020-10-01', '2020-12-31', '2020-12-17', '2021-01-08', '2021-01-13', '2021-01-15', '2021-01-22'),
    (4, 1, '2021Q1', '2021-01-01', '2021-03-31', '2021-03-17', '2021-04-08', '2021-04-13', '2021-04-15', '2021-04-22'),
    (5, 1, '2021Q2', '2021-04-01', '2021-06-30', '2021-06-16', '2021-07-07', '2021-07-12', '2021-07-14', '2021-07-21');
