-- 消息 as at a past day: from now on each item carries its business time, and so does each reading; a line that grows is unread again,
-- which had overwritten that it was read.
alter table notice_item add column told_at timestamp;                    -- business time; unknown for what was told before

create table notice_reading (
    notice_id bigint    not null references notice,
    read_at   timestamp not null,                                        -- business time

    primary key (notice_id, read_at)
);

create trigger notice_reading_is_kept before update or delete on notice_reading
    for each row execute function refuse_change('that a notice was read stays on record');

-- When each item was told. Of what was told before: the day that a line of one day is named by, or else when its line told something
-- last; by then it was there.
create view notice_item_told as
    select i.id, i.notice_id, i.title, i.note, i.href,
           coalesce(i.told_at,
                    case when n.line ~ ' \d{4}-\d\d-\d\d$' then least(n.at, right(n.line, 10)::date + time '23:59:59') else n.at end)
               as told_at
    from notice_item i join notice n on n.id = i.notice_id;

-- A person's inbox at the end of a day. Of a line that nobody has read since readings are kept, the last reading is known by the real
-- clock.
create function notice_on(p_person bigint, p_day date) returns table (id bigint, kind text, at timestamp, read boolean)
language sql stable as $$
    select n.id, n.kind, told.at,
           coalesce(kept.at >= told.at and kept.at < p_day + 1,
                    n.read_at is not null and n.at < p_day + 1 and business_day_at(n.read_at) <= p_day)
    from notice n
      cross join lateral (select max(i.told_at) as at from notice_item_told i
                          where i.notice_id = n.id and i.told_at < p_day + 1) told
      cross join lateral (select coalesce(max(r.read_at) filter (where r.read_at < p_day + 1), min(r.read_at)) as at
                          from notice_reading r where r.notice_id = n.id) kept
    where n.recipient_id = p_person and told.at is not null
$$;
