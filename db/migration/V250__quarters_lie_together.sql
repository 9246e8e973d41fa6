-- What a quarter owes lies together, in the order in which quarters were established. Only an index that begins and ends with the
-- quarter tells the planner so: of one with further columns it expects a block for every row, and goes for the rows one by one.
create index reporting_obligation_by_period on reporting_obligation (period_id);
create index progress_entry_by_period on progress_entry (period_id);
create index reporting_obligation_lead on reporting_obligation (period_id, measure_id, position) where role = 'LEAD';

-- As in V142, but 状态 and 无新进展 are read from the entry itself, so that counting asks for no version. What is approved says the same
-- as its last version, in which 无新进展 carries no 状态 of its own. And whether a summary is there is asked of the few leads alone
-- (offset 0): the planner read the versions of all quarters instead.
create or replace view obligation_status as
    select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.role, o.position,
           e.id as entry_id, e.state, e.held_since, e.first_submitted_at,
           e.first_submitted_at is not null as received,
           e.first_submitted_at is null as missing,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date <= p.due_on, false) as on_time,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date > p.due_on, false) as late,
           x.id is not null as approved,
           e.first_submitted_at is not null and x.id is null and e.state = 'SUBMITTED' as in_review,
           e.first_submitted_at is not null and x.id is null and e.state <> 'SUBMITTED' as returned,
           x.id as effective_entry_id, v.id as version_id, x.versions as version_number,
           case when x.no_progress then 'ON_TRACK' else x.status end as status,
           coalesce(x.no_progress, false) as no_progress, u.coordinates as of_coordinating_unit,
           o.role = 'LEAD' and p.reported_on is null and e.first_submitted_at is not null
               and exists (select from reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id
                             and not exists (select from obligation_waiver w where w.obligation_id = other.id))
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id and v.number = one.versions
                               where one.obligation_id = o.id and v.summary <> '' offset 0) as summary_owed,
           (select r.assessment from entry_review r
            where r.entry_id = x.id and r.version_number = x.versions
              and r.level = 'PROVINCE' and r.verdict = 'PASSED'
            order by r.id desc limit 1) as assessment
    from reporting_obligation o
      join reporting_period p on p.id = o.period_id
      join unit u on u.id = o.unit_id
      join progress_entry e on e.obligation_id = o.id and e.period_id = o.period_id and e.corrects_id is null
      left join progress_entry x
          on x.obligation_id = o.id and x.period_id = o.period_id and x.state in ('APPROVED', 'USED', 'FROZEN')
         and not exists (select from progress_entry later
                         where later.obligation_id = x.obligation_id and later.id > x.id and later.corrects_id is not null
                           and later.state in ('APPROVED', 'USED', 'FROZEN'))
      left join entry_version v on v.entry_id = x.id and v.number = x.versions
    where not exists (select from obligation_waiver w where w.obligation_id = o.id);

-- As in V044, and what is approved is what was handed on.
create or replace function keep_approved_entry() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' then
        raise exception 'entry % is kept', old.id using errcode = '42501';
    end if;
    if old.state = 'FROZEN'
       or (old.state in ('APPROVED', 'USED') and new.state not in ('APPROVED', 'USED', 'FROZEN')) then
        raise exception 'entry % is % and cannot be changed', old.id, old.state using errcode = '42501';
    end if;
    if old.state in ('APPROVED', 'USED')
       and (old.progress, old.practices, old.problems, old.next_steps, old.coordination_needs, old.status,
            old.no_progress, old.no_progress_reason, old.versions, old.first_submitted_at, old.obligation_id,
            old.shares_id, old.summary, old.judgement)
           is distinct from
           (new.progress, new.practices, new.problems, new.next_steps, new.coordination_needs, new.status,
            new.no_progress, new.no_progress_reason, new.versions, new.first_submitted_at, new.obligation_id,
            new.shares_id, new.summary, new.judgement) then
        raise exception 'entry % is approved and cannot be changed', old.id using errcode = '42501';
    end if;
    if old.state not in ('APPROVED', 'USED') and new.state in ('APPROVED', 'USED', 'FROZEN')
       and exists (select from entry_version v
                   where v.entry_id = new.id and v.number = new.versions
                     and (v.no_progress <> new.no_progress
                          or v.status is distinct from case when new.no_progress then 'ON_TRACK' else new.status end
                          or v.problems not in ('', new.problems)
                          or v.coordination_needs not in ('', new.coordination_needs))) then
        raise exception 'entry % is not what was handed on', old.id using errcode = '42501';
    end if;
    return new;
end $$;
