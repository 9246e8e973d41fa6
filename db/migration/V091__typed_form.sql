-- What somebody has typed into a form and not sent yet, for every form but the entry's, which has entry_typing. Nobody else
-- sees it, it is no version, and no record of the trail speaks of it.
create table typed_form (
    account_id bigint      not null references account,
    form       text        not null,   -- where it is sent to; behind a # what it is about, if the address does not say so
    page       uuid        not null,   -- the page it was typed into; another window does not overwrite it
    place      text        not null,   -- the address of that page
    fields     jsonb       not null,   -- by the names of the form's fields, also what is not valid
    characters integer     not null,   -- in all fields
    saved_at   timestamptz not null,   -- real time

    primary key (account_id, form, page),
    constraint typed_form_fields_by_name check (jsonb_typeof(fields) = 'object')
);

create index typed_form_by_time on typed_form (saved_at);

-- The pages that have been sent and stored: what was still on its way from there is older than what is stored. A request
-- is under way for seconds; after a day the row means nothing.
create table typed_form_sent (
    account_id bigint      not null references account,
    form       text        not null,
    page       uuid        not null,
    sent_at    timestamptz not null,

    primary key (account_id, form, page)
);
