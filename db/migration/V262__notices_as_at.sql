-- 消息 as at a past day: from now on each item carries its business time, and so does each reading; a line that grows is unread again,
-- which had overwritten that it was read.
alter table notice_item add column told_at timestamp;                    -- business time

create table notice_reading (
    notice_id bigint    not null references notice,
    read_at   timestamp not null,                                        -- business time

    primary key (notice_id, read_at)
);

create trigger notice_reading_is_kept before update or delete on notice_reading
    for each row execute function refuse_change('that a notice was read stays on record');

-- When an item of a line was told, where nobody kept it: by the end of the day on which the line tells everything of its kind, or else
-- when the line told something last; by then it was there. The day in other names is another one: since when a claim waits, or until
-- when a problem is to be answered.
create function told_by(p_notice bigint) returns timestamp language sql stable as $$
    select case when n.line ~ ('^' || n.kind || ' \d{4}-\d\d-\d\d$') then least(n.at, right(n.line, 10)::date + time '23:59:59')
                else n.at end
    from notice n where n.id = p_notice
$$;

create function tell_when() returns trigger language plpgsql as $$
begin
    new.told_at := told_by(new.notice_id);
    return new;
end $$;

create trigger notice_item_is_told before insert on notice_item
    for each row when (new.told_at is null) execute function tell_when();

-- What was told and read before.
alter table notice_item disable trigger notice_item_is_kept;
update notice_item set told_at = told_by(notice_id);
alter table notice_item enable trigger notice_item_is_kept;
alter table notice_item alter column told_at set not null;

insert into notice_reading (notice_id, read_at)
select n.id, business_day_at(n.read_at) + (n.read_at at time zone 'Asia/Shanghai')::time from notice n where n.read_at is not null;

-- A person's inbox at the end of a day. A line that was marked as read without a reading is known to be read by the real clock.
create function notice_on(p_person bigint, p_day date) returns table (id bigint, kind text, at timestamp, read boolean)
language sql stable as $$
    select n.id, n.kind, told.at,
           coalesce(kept.at >= told.at and kept.at < p_day + 1,
                    n.read_at is not null and n.at < p_day + 1 and business_day_at(n.read_at) <= p_day)
    from notice n
      cross join lateral (select max(i.told_at) as at from notice_item i
                          where i.notice_id = n.id and i.told_at < p_day + 1) told
      cross join lateral (select coalesce(max(r.read_at) filter (where r.read_at < p_day + 1), min(r.read_at)) as at
                          from notice_reading r where r.notice_id = n.id) kept
    where n.recipient_id = p_person and told.at is not null
$$;
