-- What the forms of this installation are marked with, so that a form sent without a session is known as one of its own.
create table form_secret (
    only_row boolean primary key default true,
    secret   text    not null,

    constraint form_secret_is_one_row check (only_row)
);

insert into form_secret (secret)
    values (encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'));
