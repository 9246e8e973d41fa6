-- What waited for any of these people at the end of a past day, as open_task_on (V261) tells it for one.
create function open_task_on(p_day date, p_people bigint[])
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language plpgsql stable set search_path = past, public as $$
begin
    perform set_config('luoshi.past_day', p_day::text, true);
    return query select t.* from open_task(p_day + time '23:59:59') t where t.account_id = any (p_people);
end $$;
