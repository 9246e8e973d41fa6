-- What findings ask of people: the unit's approvers to put right, inspectors to look again and to release what is on
-- file. Nobody is told to inspect the unit for which he writes or reviews.
create function open_finding(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select a.id, w.kind, case when w.due then 'RECTIFY' end, case when w.due then p.quarter end,
           case when w.due then f.rectify_by end, null::date,
           case when w.role = 'INSPECTOR' then o.unit_name || '：' else '' end || '（' || m.numeral || '）' || m.title, o.unit_name,
           coalesce(f.doc_number, ''), '/findings/' || f.id || w.place, null::timestamptz
    from finding f
      join reporting_obligation o on o.id = f.obligation_id
      join reporting_period p on p.id = o.period_id
      join measure m on m.id = o.measure_id
      join (values ('RECTIFYING', 'FINDING_REPLY', 'UNIT_APPROVER', true, '#reply'),
                   ('RECHECK', 'FINDING_RECHECK', 'INSPECTOR', false, '#recheck'),
                   ('FILED', 'FINDING_FILED', 'INSPECTOR', false, '')) w (state, kind, role, due, place) on w.state = f.state
      join account_role r on r.role = w.role
      join account a on a.id = r.account_id and a.disabled_at is null
    where f.state in ('FILED', 'RECTIFYING', 'RECHECK')
      and case when w.role = 'INSPECTOR'
               then a.unit_id <> o.unit_id
                    or not exists (select from account_role own
                                   where own.account_id = a.id and own.role in ('REPORTER', 'UNIT_APPROVER'))
               else a.unit_id = o.unit_id end
$$;

create index finding_open on finding (id) where state in ('FILED', 'RECTIFYING', 'RECHECK');

create or replace function open_task(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_task_besides_problems(p_now)
    union all
    select * from open_problem(p_now)
    union all
    select * from open_light_review()
    union all
    select * from open_claim_decision()
    union all
    select * from open_unit_check(p_now)
    union all
    select * from open_finding(p_now)
$$;

-- The same for a past day (V261).
create function past.finding_of(p_day date)
returns table (id bigint, obligation_id bigint, state text, rectify_by date, doc_number text)
language sql stable set search_path = public as $$
    select f.id, f.obligation_id, now.state, now.rectify_by, case when now.released_on is null then null else f.doc_number end
    from finding_on(p_day) now join finding f on f.id = now.id
$$;
create view past.finding as select * from past.finding_of(past.day());
