-- The numbers that the program placed in a paragraph, each with the list that it counts; none in what people wrote.
alter table report_passage add column numbers jsonb;
