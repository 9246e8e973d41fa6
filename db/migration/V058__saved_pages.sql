-- The pages from which somebody has just saved the entry: what was still on its way from there when it was saved is older
-- than the entry and is not kept as unsaved text. A request is under way for seconds; after a day the row means nothing.
create table entry_typing_saved (
    account_id bigint      not null references account,
    entry_id   bigint      not null references progress_entry,
    page       uuid        not null,
    saved_at   timestamptz not null,

    primary key (account_id, entry_id, page)
);
