-- A unit takes its own objection back as long as nobody has answered it. It stays on record with who took it back and when,
-- and counts no longer as one.
alter table report_objection
    drop constraint report_objection_outcome,
    add constraint report_objection_outcome check (outcome in ('ACCEPTED', 'DECLINED', 'WITHDRAWN')),
    drop constraint report_objection_says_why,
    add constraint report_objection_says_why check (
        outcome is null or (outcome = 'WITHDRAWN') = (answer = '' and new_text = ''));
