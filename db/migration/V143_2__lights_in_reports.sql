-- The light of the measure in words, by what was approved, as it was when the report was compiled; reports from before have none.
alter table report_line add column light text;
