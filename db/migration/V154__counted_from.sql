-- From when the values of a cumulative indicator count.
--
-- YEAR: from 1 January, so that they begin anew with every year. TASK: from the day of the document on, so that they never
-- fall. It is our reading of the document, like how values count (V042): a year is counted where the text names a year or a
-- yearly plan, everything else is a task that begins with the document.

alter table indicator add counted_from text;

update indicator set counted_from = 'TASK' where accumulation = 'CUMULATIVE';
update indicator set counted_from = 'YEAR'
where id in (
    -- 力争2020年建成2万个
    55,
    -- the plan of the year
    67);

alter table indicator add constraint indicator_counted_from
    check (coalesce(counted_from in ('YEAR', 'TASK'), false) = (accumulation = 'CUMULATIVE')
           and (counted_from is null or accumulation = 'CUMULATIVE'));
