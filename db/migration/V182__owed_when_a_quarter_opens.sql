-- What is owed in a quarter when it opens was said inside of the statement that stores it. The preview of dates tells it
-- for quarters that have not opened, so it is said once, here. Single units are those listed; a group is its members on
-- the opening day. Declining frees nobody; only what the coordinator has taken off a unit, or accepted as done, is no
-- longer owed.
create function owed_at_opening(p_period bigint)
    returns table (measure_id bigint, unit_id bigint, responsibility_id bigint, role text, place bigint, unit_name text)
    language sql stable
as $$
    with p as (select * from reporting_period where id = p_period)
    select owed.measure_id, owed.unit_id, owed.responsibility_id, owed.role,
           row_number() over (partition by owed.measure_id order by owed.position, u.sort_no),
           coalesce((select n.name from unit_name n where n.unit_id = u.id and n.valid_from <= p.opens_on
                     order by n.valid_from desc limit 1), u.name)
    from p
      cross join lateral (select distinct on (named.measure_id, named.unit_id) named.*
                          from responsible_unit named
                          where named.valid_from <= case when named.group_id is null then p.ends_on else p.opens_on end
                            and (named.valid_to is null or named.valid_to >= p.opens_on)
                            and not exists (select from claim c
                                            where c.responsibility_id = named.responsibility_id
                                              and c.unit_id = named.unit_id and c.state = 'RELEASED')
                            and not exists (select from claim c
                                            where c.measure_id = named.measure_id and c.unit_id = named.unit_id
                                              and c.state = 'CLOSED' and c.closed_on <= p.opens_on)
                          order by named.measure_id, named.unit_id, named.role <> 'LEAD', named.position) owed
      join unit u on u.id = owed.unit_id
      join measure m on m.id = owed.measure_id
    where m.document_id = p.document_id
      and u.valid_from <= p.ends_on and (u.valid_to is null or u.valid_to >= p.opens_on)
    order by m.number, owed.position, u.sort_no
$$;
