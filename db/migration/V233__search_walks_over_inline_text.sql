-- What is compared lies in the row: the newest rows are walked over with their text, and reading it from apart took twice as long as
-- the wider rows do. It is packed where it is long, and only a row that would not fit on a page puts it elsewhere.
alter table search_text alter column haystack set storage main;
update search_text set haystack = haystack || '';
