-- What somebody has typed into the form of an entry and not saved yet. Nobody else sees it, it is no version, and no
-- record of the trail speaks of it.
create table entry_typing (
    entry_id   bigint      not null references progress_entry,
    account_id bigint      not null references account,
    page       uuid        not null,   -- the form it was typed in; another window of the same person does not overwrite it
    revision   integer     not null,   -- of the entry when that form was opened
    fields     jsonb       not null,   -- by the names of the form's fields, also what is not valid yet
    saved_at   timestamptz not null,   -- real time

    primary key (entry_id, account_id),
    constraint entry_typing_fields_by_name check (jsonb_typeof(fields) = 'object')
);

create index entry_typing_by_account on entry_typing (account_id);

-- Who has the form open just now; what is older than two minutes means nothing and is removed.
create table entry_presence (
    entry_id   bigint      not null references progress_entry,
    account_id bigint      not null references account,
    since      timestamptz not null,
    seen_at    timestamptz not null,

    primary key (entry_id, account_id)
);
