-- What a predecessor had typed into an entry's form and not saved, where the successor has unsaved text in the same form as well:
-- it waits here until the successor has chosen field by field between it and what is stored. Otherwise as entry_typing.
create table entry_typing_handed_over (
    account_id bigint      not null references account,        -- who has it now
    entry_id   bigint      not null references progress_entry,
    page       uuid        not null,
    revision   integer     not null,
    fields     jsonb       not null,                           -- handedFrom among them: who typed it
    saved_at   timestamptz not null,                           -- real time

    primary key (account_id, entry_id, page),
    constraint entry_typing_handed_over_by_name check (jsonb_typeof(fields) = 'object')
);
