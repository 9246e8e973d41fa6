-- The pages of a claim and of a 办结申请 as at a past day. What a milestone said was overwritten where the trail alone tells it; from
-- now on each step leaves its words too. Voided ones stay as they are.
alter table claim_version_milestone
    add title      text,                             -- unknown for what was kept before
    add note       text,
    add correction text;

-- What a field of an object said at the end of a day, by the trail: what the first change after it found there. Null if there was none.
create function found_after(p_subject text, p_field text, p_day date) returns text language sql stable as $$
    select c ->> 'from'
    from audit_record r cross join lateral jsonb_array_elements(r.detail -> 'changes') c
    where r.subject = p_subject and r.succeeded and c ->> 'field' = p_field and business_day_at(r.at) > p_day
    order by r.seq
    limit 1
$$;

-- The milestones of claims at the end of a day as milestone_on tells them, with what they said and those that were void by then.
create function milestone_told_on(p_day date)
returns table (claim_id bigint, number integer, title text, first_due_on date, due_on date, done_on date, note text, voided boolean,
               correction text)
language sql stable as $$
    select told.*
    from (
    select s.claim_id, s.number,
           coalesce(k.title, found_after(p.path, 'milestone', p_day), m.title), s.first_due_on, s.due_on, s.done_on,
           coalesce(k.note, found_after(p.path, 'note', p_day), m.note), false,
           coalesce(k.correction, found_after(p.path, 'correction', p_day), m.correction)
    from milestone_on(p_day) s
      join milestone m on m.claim_id = s.claim_id and m.number = s.number
      cross join lateral (select '/claims/' || s.claim_id || '/milestones/' || s.number as path) p
      left join lateral (select one.number from claim_version one
                         where one.claim_id = s.claim_id and one.kept_on <= p_day
                         order by one.number desc limit 1) v on true
      left join claim_version_milestone k on k.claim_id = s.claim_id and k.number = v.number and k.milestone = s.number
    where not m.voided or m.corrected_on > p_day) told (claim_id, number, title, first_due_on, due_on, done_on, note, voided, correction)
    where told.title <> ''                                               -- planned later: the trail tells that it said nothing before
    union all
    select m.claim_id, m.number, m.title, m.first_due_on, m.due_on, m.done_on, m.note, true, m.correction
    from milestone m
    where m.voided and m.corrected_on <= p_day
$$;

-- What waits on a past day, with the words of then.
create or replace function past.milestone_of(p_day date)
returns table (claim_id bigint, number integer, title text, due_on date, done_on date)
language sql stable set search_path = public as $$
    select s.claim_id, s.number, s.title, s.due_on, s.done_on from milestone_told_on(p_day) s where not s.voided
$$;

-- As in V189, and within the unit too: a version lies with its approver from the day on which it was handed on.
create or replace function close_out_on(p_day date) returns setof close_out language sql stable as $$
    select r.*
    from close_out c
      left join lateral (
          select step.*
          from (select v.number as version, 'UNIT_REVIEW' as state, null::bigint as first, v.written_at as at, 0 as place
                from close_out_version v
                where p_day is not null and v.close_out_id = c.id and business_day_at(v.written_at) <= p_day
                union all
                select s.version, case when s.kind in ('PASSED', 'FIRST_ACCEPTED') then 'SUBMITTED' else s.kind end,
                       case s.kind when 'FIRST_ACCEPTED' then s.taken_by end, s.taken_at, s.id
                from close_out_step s
                where s.close_out_id = c.id and s.taken_on <= p_day) step
          order by step.version desc, step.place desc
          limit 1) last on true
      cross join lateral jsonb_populate_record(c,
          case when p_day is null then '{}'::jsonb else
              jsonb_build_object('state', last.state, 'account', '', 'versions', last.version, 'first_accepted_by', last.first,
                                 'held_since', last.at)
          end) r
    where p_day is null or last.state is not null
$$;
