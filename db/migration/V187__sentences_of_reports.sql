-- The text of a report is made of sentences. A sentence continues the paragraph of the one before it, or begins a new one;
-- what coordinators cut, moved or joined by hand stays so when the draft is compiled again. One that was merged into
-- another is no longer printed and keeps its source, so that the merged sentence rests on both.
alter table report_passage add column continues boolean not null default false;
alter table report_passage add column arranged boolean not null default false;
alter table report_passage add column merged_into uuid;                       -- the trace of the other one
alter table report_passage add constraint report_passage_merged_into_another check (merged_into <> trace);

-- An arrangement leaves the words as they are.
alter table passage_rewording drop constraint passage_rewording_changes;
alter table passage_rewording drop constraint passage_rewording_act;
alter table passage_rewording add constraint passage_rewording_act
    check (act in ('PassageRewritten', 'PassageAdded', 'PassageRemoved', 'PassageCut', 'PassageMerged', 'PassageMoved'));
alter table passage_rewording add constraint passage_rewording_changes check (act = 'PassageMoved' or before <> after);
