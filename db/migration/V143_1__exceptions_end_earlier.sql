-- An exception that was granted can be ended before its day, once and for a reason. What it let in stays.
alter table period_exception
    add column ended_by   bigint references account,
    add column ended_at   timestamptz,
    add column ended_on   date,                            -- business date; on this day nothing is taken any more
    add column end_reason text not null default '',
    add constraint period_exception_ended check (
        (ended_by is null) = (ended_on is null) and (ended_by is null) = (ended_at is null)
        and (ended_by is null) = (end_reason = '') and char_length(end_reason) <= 400
        and (ended_on is null or state = 'GRANTED' and ended_on <= ends_on));

create or replace function keep_period_exception() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.state = 'GRANTED' and old.ended_by is null and new.ended_by is not null
       and to_jsonb(new) - '{ended_by,ended_at,ended_on,end_reason,version}'::text[]
           = to_jsonb(old) - '{ended_by,ended_at,ended_on,end_reason,version}'::text[] then
        return new;
    end if;
    if tg_op = 'DELETE' or old.state <> 'REQUESTED' then
        raise exception 'period exception % is kept', old.id using errcode = '42501';
    end if;
    return new;
end $$;

create or replace function excepted_until(p_period bigint, p_unit bigint, p_measure bigint) returns date
language sql stable as $$
    select max(least(x.ends_on, x.ended_on - 1)) from period_exception x
    where x.period_id = p_period and x.unit_id = p_unit and x.state = 'GRANTED'
      and (x.measure_id is null or x.measure_id = p_measure)
$$;
