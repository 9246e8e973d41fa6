-- The words that the files of a report add to its text, as they were when it was compiled: a word of the glossary may change,
-- a sent report is still built as it was. Empty for reports that were compiled before.
alter table roll_up_report add column words jsonb;
