-- 待办 as at a past day. What waits for whom is written once, in open_task and the functions it is made of. For a past day the same
-- functions are asked while the names in them mean the schema past: each table that changes is there a view of the same name, which
-- says how it stood at the end of the day. What never changes or is not kept by day is found behind it, in public: measures, units,
-- people and their roles. A function that is asked from here keeps to public, so that it does not find itself.
create schema past;

create function past.day() returns date language sql stable as $$ select current_setting('luoshi.past_day')::date $$;

create view past.progress_entry as
    select e.* from public.progress_entry_on(past.day()) e
    where e.id in (select u.entry_id from public.unsettled_entry_on(past.day()) u);
create view past.reporting_period as select * from public.reporting_period_on(past.day());
create view past.urge_request as select * from public.urge_request_on(past.day());

create view past.reporting_obligation as
    select * from public.reporting_obligation where established_on <= past.day();

create view past.obligation_waiver as
    select obligation_id from public.obligation_waiver_record
    where waived_on <= past.day() and coalesce(taken_back_on > past.day(), true);

create view past.entry_review as select * from public.entry_review where business_time < past.day() + 1;

-- 综合 owed: as in obligation_status_on.
create view past.obligation_status as
    select o.id as obligation_id,
           o.role = 'LEAD' and not coalesce(p.reported_on <= past.day(), false)
               and exists (select from public.progress_entry e
                           where e.obligation_id = o.id and e.corrects_id is null
                             and e.first_submitted_at < past.day() + 1)
               and exists (select from public.reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id
                             and other.established_on <= past.day()
                             and not exists (select from past.obligation_waiver w where w.obligation_id = other.id))
               and not exists (select from public.progress_entry one
                                 join public.entry_version v on v.entry_id = one.id
                               where one.obligation_id = o.id and v.business_time < past.day() + 1 and v.summary <> '')
               and not exists (select from past.obligation_waiver w where w.obligation_id = o.id) as summary_owed
    from public.reporting_obligation o
      join public.reporting_period p on p.id = o.period_id;

create view past.period_exception as
    select x.id, x.period_id, x.unit_id, x.measure_id, case when d.decided then x.state else 'REQUESTED' end as state, x.reason,
           x.asked_by, x.asked_at, case when d.decided then x.ends_on end as ends_on,
           case when x.ended_on <= past.day() then x.ended_on end as ended_on
    from public.period_exception x
      cross join lateral (select coalesce(x.decided_on <= past.day(), false) as decided) d
    where x.asked_on <= past.day();

create function past.claim_of(p_day date)
returns table (id bigint, measure_id bigint, unit_id bigint, state text, waiting_since date, contact_id bigint)
language sql stable set search_path = public as $$
    select c.id, c.measure_id, c.unit_id, c.state, c.waiting_since, c.contact_id from claim_on(p_day) c
$$;
create view past.claim as select * from past.claim_of(past.day());

create view past.claim_answer as select * from public.claim_answer where answered_on <= past.day();

create function past.claim_deadline_of(p_day date) returns table (id bigint, working_days integer)
language sql stable set search_path = public as $$
    select d.id, d.working_days from claim_deadline d where d.id = 1 or business_day_at(d.set_at) <= p_day
$$;
create view past.claim_deadline as select * from past.claim_deadline_of(past.day());

create function past.milestone_of(p_day date)
returns table (claim_id bigint, number integer, title text, due_on date, done_on date)
language sql stable set search_path = public as $$
    select s.claim_id, s.number, m.title, s.due_on, s.done_on
    from milestone_on(p_day) s
      join milestone m on m.claim_id = s.claim_id and m.number = s.number
    where not m.voided or m.corrected_on > p_day
$$;
create view past.standing_milestone as select * from past.milestone_of(past.day());

create function past.task_point_of(p_day date)
returns table (id bigint, measure_id bigint, title text, due_on date, state text)
language sql stable set search_path = public as $$
    select p.id, p.measure_id, p.title, p.due_on, p.state from task_point_on(p_day) p
$$;
create view past.task_point as select * from past.task_point_of(past.day());

-- 办结申请: handed on with a version, then step by step. When a version was handed on is known by the real clock.
create function past.close_out_of(p_day date)
returns table (id bigint, claim_id bigint, state text, unit_passed_by bigint, first_accepted_by bigint, held_since timestamptz)
language sql stable set search_path = public as $$
    select r.id, r.claim_id,
           case s.kind when 'HANDED_ON' then 'UNIT_REVIEW' when 'PASSED' then 'SUBMITTED' when 'FIRST_ACCEPTED' then 'SUBMITTED'
                       else s.kind end,
           (select p.taken_by from close_out_step p
            where p.close_out_id = r.id and p.version = s.version and p.kind = 'PASSED' and p.taken_on <= p_day
            order by p.id desc limit 1),
           case when s.kind = 'FIRST_ACCEPTED' then s.taken_by end, s.taken_at
    from close_out r
      join lateral (select step.*
                    from (select v.number as version, 'HANDED_ON' as kind, null::bigint as taken_by, v.written_at as taken_at
                          from close_out_version v where v.close_out_id = r.id and business_day_at(v.written_at) <= p_day
                          union all
                          select x.version, x.kind, x.taken_by, x.taken_at
                          from close_out_step x where x.close_out_id = r.id and x.taken_on <= p_day) step
                    order by step.version desc, step.taken_at desc, step.kind <> 'HANDED_ON' desc limit 1) s on true
$$;
create view past.close_out as select * from past.close_out_of(past.day());
create view past.close_out_step as select * from public.close_out_step where taken_on <= past.day();

create function past.extension_request_of(p_day date) returns setof public.extension_request
language sql stable set search_path = public as $$ select * from extension_request_on(p_day) $$;
create view past.extension_request as select * from past.extension_request_of(past.day());

create function past.urge_notice_of(p_day date) returns setof public.urge_notice
language sql stable set search_path = public as $$ select * from urge_notice_on(p_day) $$;
create view past.urge_notice as select * from past.urge_notice_of(past.day());

create view past.instruction_task as
    select t.instruction_id, t.number, t.unit_id, t.body, t.answer_by, t.assigned_at,
           case when t.answered_on <= past.day() then t.answer else '' end as answer, '' as draft, null::bigint as draft_by
    from public.instruction_task t
    where t.assigned_on <= past.day();

-- Whoever was the owner and is it no more may not read the problem now: for him it does not wait on a past day either.
create view past.problem_case as
    select c.obligation_id, c.kind, c.words, case when v.owner_id = c.owner_id then v.owner_id end as owner_id, v.due_on, v.state, v.assigned_at, v.answered_at, '' as draft,
           null::bigint as draft_by
    from public.problem_case c
      join lateral (select one.* from public.problem_case_version one
                    where one.case_id = c.id and one.kept_on <= past.day()
                    order by one.number desc limit 1) v on true;

create view past.light_review as
    select x.id, x.measure_id, x.unit_id, x.reason, x.asked_by, x.asked_at,
           case when x.answered_on <= past.day() then x.answered_by end as answered_by
    from public.light_review x
    where x.asked_on <= past.day();

-- A report that was to be signed and is drafted again is nobody's to sign: leaders do not see it now.
create view past.roll_up_report as
    select s.* from public.roll_up_report_on(past.day()) s
      join public.roll_up_report now on now.id = s.id
    where s.state <> 'FOR_SIGNATURE' or now.state not in ('DRAFT', 'UNIT_CHECK');
create view past.report_unit_check as select * from public.report_unit_check_on(past.day());
create view past.report_objection as select * from public.report_objection_on(past.day());

-- What waited for any of these people at the end of a day. Drafts leave no record: what was being written stands as not yet
-- written.
create function open_task_on(p_day date, p_people bigint[])
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language plpgsql stable set search_path = past, public as $$
begin
    perform set_config('luoshi.past_day', p_day::text, true);
    return query select t.* from open_task(p_day + time '23:59:59') t where t.account_id = any (p_people);
end $$;

-- The same for one person.
create function open_task_on(p_day date, p_person bigint)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_task_on(p_day, array[p_person])
$$;

-- The wordings that nobody had settled by the end of a day.
create function unresolved_wording_on(p_day date)
returns table (period_id bigint, measure_number integer, measure text, wording text)
language sql stable as $$
    select p.id, m.number, '（' || m.numeral || '）' || m.title, w.wording
    from reporting_period_on(p_day) p
      join measure m on m.document_id = p.document_id
      cross join lateral (
          select r.wording
          from responsibility r
            join unit_group g on g.id = r.group_id
          where r.measure_id = m.id and r.valid_from <= p_day and coalesce(r.valid_to >= p_day, true)
            and case g.kind
                when 'LOCAL_GOVERNMENTS'
                then not exists (select from membership s
                                 where s.group_id = g.id and s.valid_from <= p.ends_on and coalesce(s.valid_to >= p.opens_on, true))
                else not exists (select from wording_settlement s
                                 where s.group_id = g.id and s.settled_on <= least(p.lock_on, p_day)
                                   and coalesce(s.reopened_on > least(p.lock_on, p_day), true)) end
          union all
          select m.open_tail
          where m.open_tail <> ''
            and not exists (select from wording_settlement s
                            where s.measure_id = m.id and s.settled_on <= least(p.lock_on, p_day)
                              and coalesce(s.reopened_on > least(p.lock_on, p_day), true))) w
$$;
