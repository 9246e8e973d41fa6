-- What a second reader of findings found.

-- A step back needs a new date, as the release of a demand has one.
alter table finding_step add constraint finding_step_again_has_a_date check (
    kind not in ('SENT_BACK', 'REOPENED') or rectify_by is not null);

-- As in V253, but what is released goes by the order of the steps, whatever their business days: after the business date was set back, a
-- finding that was released is not without a number.
create or replace function finding_on(p_day date)
returns table (id bigint, state text, rectify_by date, filed_on date, released_on date, settled_on date) language sql stable as $$
    select f.id, last.state,
           (select s.rectify_by from finding_step s
            where s.finding_id = f.id and s.rectify_by is not null and s.id <= last.id
            order by s.id desc limit 1),
           first.taken_on,
           (select s.taken_on from finding_step s where s.finding_id = f.id and s.kind = 'RELEASED' and s.id <= last.id),
           case when last.state in ('CLOSED', 'REVOKED', 'DROPPED') then last.taken_on end
    from finding f
      cross join lateral (select s.taken_on from finding_step s where s.finding_id = f.id order by s.id limit 1) first
      cross join lateral (select s.id, s.state, s.taken_on from finding_step s
                          where s.finding_id = f.id and (p_day is null or s.taken_on <= p_day)
                          order by s.id desc limit 1) last
$$;

-- As in V290, but nobody is told to inspect the unit for which he writes or reviews.
create or replace function open_finding(p_now timestamp)
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
