-- 牵头汇总: what the lead of a joint measure makes out of all units' parts, and 牵头研判, its own judgement. Only the lead's entry
-- has them.

alter table progress_entry add summary text not null default '';
alter table progress_entry add judgement text not null default '';
alter table progress_entry add constraint progress_entry_summary_lengths
    check (char_length(summary) <= 4000 and char_length(judgement) <= 4000);
alter table entry_version add summary text not null default '';
alter table entry_version add judgement text not null default '';

-- The parts that were missing when the summary was written, as the lead named them.
create table entry_missing_part (
    entry_id      bigint not null references progress_entry,
    obligation_id bigint not null references reporting_obligation,

    primary key (entry_id, obligation_id)
);

create table entry_version_missing_part (
    version_id    bigint not null references entry_version,
    obligation_id bigint not null references reporting_obligation,

    primary key (version_id, obligation_id)
);

-- The versions of the other units' parts that the summary was made of.
create table entry_version_part (
    version_id      bigint not null references entry_version,
    part_version_id bigint not null references entry_version,

    primary key (version_id, part_version_id)
);

create trigger entry_version_missing_part_is_kept before update or delete on entry_version_missing_part
    for each row execute function refuse_change('a version that was handed on is never changed');
create trigger entry_version_part_is_kept before update or delete on entry_version_part
    for each row execute function refuse_change('a version that was handed on is never changed');

-- As before, with what has been added to the text of an entry.
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
    return new;
end $$;

-- As before; summary_owed: the lead's part of a joint measure has come in without a summary, and the report is not out yet.
create or replace view obligation_status as
    select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.role, o.position,
           e.id as entry_id, e.state, e.held_since, e.first_submitted_at,
           e.first_submitted_at is not null as received,
           e.first_submitted_at is null as missing,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date <= p.due_on, false) as on_time,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date > p.due_on, false) as late,
           x.entry_id is not null as approved,
           e.first_submitted_at is not null and x.entry_id is null and e.state = 'SUBMITTED' as in_review,
           e.first_submitted_at is not null and x.entry_id is null and e.state <> 'SUBMITTED' as returned,
           x.entry_id as effective_entry_id, x.version_id, x.version_number, x.status,
           coalesce(x.no_progress, false) as no_progress, u.coordinates as of_coordinating_unit,
           o.role = 'LEAD' and p.reported_on is null and e.first_submitted_at is not null
               and exists (select from reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id)
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id and v.number = one.versions
                               where one.obligation_id = o.id and v.summary <> '') as summary_owed
    from reporting_obligation o
      join reporting_period p on p.id = o.period_id
      join unit u on u.id = o.unit_id
      join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
      left join effective_entry x on x.obligation_id = o.id;

-- A passage of a report may be a lead's summary; it has a source like a unit's own part.
alter table report_passage drop constraint report_passage_kind;
alter table report_passage add constraint report_passage_kind
    check (kind in ('CHAPTER', 'MEASURE', 'PROGRAM', 'SUMMARY', 'SOURCED', 'EDITORIAL'));
alter table report_passage drop constraint report_passage_source;
alter table report_passage add constraint report_passage_source
    check ((kind in ('SUMMARY', 'SOURCED')) = (entry_id is not null and version_number is not null));
