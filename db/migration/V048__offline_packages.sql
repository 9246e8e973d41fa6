-- Entries filled in without the program: a workbook goes out, comes back, and is compared before anything is saved.

-- What the workbooks of this installation are sealed with; made here, so that no two installations share it.
create table package_secret (
    only_row boolean primary key default true,
    secret   text    not null,

    constraint package_secret_is_one_row check (only_row)
);

insert into package_secret (secret)
    values (encode(sha256(convert_to(gen_random_uuid()::text || gen_random_uuid()::text, 'UTF8')), 'hex'));

-- What somebody has sent back and not yet taken over: one workbook for each person and period, for some hours.
create table package_upload (
    account_id  bigint      not null references account,
    period_id   bigint      not null references reporting_period,
    file_name   text        not null,
    content     jsonb       not null,
    uploaded_at timestamptz not null,
    expires_at  timestamptz not null,

    primary key (account_id, period_id),
    constraint package_upload_expires_later check (expires_at > uploaded_at),
    constraint package_upload_file_name_length check (char_length(file_name) <= 200)
);

create index package_upload_by_expiry on package_upload (expires_at);
