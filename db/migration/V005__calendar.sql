-- Holidays with 调休 as the State Council's notices have them, and the business date.

create table holiday (
    day      date primary key,
    kind     text not null,
    occasion text not null,                           -- 国庆节、中秋节
    notice   text not null,                           -- the notice the day rests on

    constraint holiday_kind check (kind in ('OFF', 'WORK'))
);

-- One row: the date the program acts by; null means the real date in Asia/Shanghai.
create table business_date (
    only_row boolean primary key default true,
    set_to   date,
    set_by   text,
    set_at   timestamptz,
    reason   text,

    constraint business_date_is_one_row check (only_row)
);

insert into business_date (set_to) values (null);
