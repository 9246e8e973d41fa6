-- A text may also contradict itself: two values of one thing in two of its sentences.
alter table entry_version_contradiction drop constraint entry_version_contradiction_kind;
alter table entry_version_contradiction add constraint entry_version_contradiction_kind
    check (kind in ('FIGURE', 'EARLIER', 'FALLEN', 'OTHER_UNIT', 'WITHIN'));
