-- What becomes of a running quarter when a measure is taken off a unit. What was owed stays on record; that it is not owed any
-- more, and who makes the summary now, are facts of their own. Quarters that were reported never change.
create table obligation_waiver (
    obligation_id bigint      primary key references reporting_obligation,
    reason        text        not null,
    waived_by     bigint      not null references account,
    waived_on     date        not null,               -- business date
    waived_at     timestamptz not null,

    constraint obligation_waiver_reason check (reason <> '' and char_length(reason) <= 400)
);

create trigger obligation_waiver_is_kept before update or delete on obligation_waiver
    for each row execute function refuse_change('what was waived stays on record');

create table summary_handover (
    from_obligation_id bigint      primary key references reporting_obligation,
    to_obligation_id   bigint      not null references reporting_obligation,
    reason             text        not null,
    handed_by          bigint      not null references account,
    handed_on          date        not null,          -- business date
    handed_at          timestamptz not null,

    constraint summary_handover_to_another check (from_obligation_id <> to_obligation_id),
    constraint summary_handover_reason check (reason <> '' and char_length(reason) <= 400)
);

create trigger summary_handover_is_kept before update or delete on summary_handover
    for each row execute function refuse_change('who handed a summary over stays on record');

-- Of an obligation only the role changes, while its quarter is not reported, and only as a handover has it.
create function keep_reporting_obligation() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE'
       and (old.id, old.period_id, old.measure_id, old.unit_id, old.responsibility_id, old.position, old.unit_name,
            old.established_on)
           is not distinct from
           (new.id, new.period_id, new.measure_id, new.unit_id, new.responsibility_id, new.position, new.unit_name,
            new.established_on)
       and exists (select from reporting_period p where p.id = old.period_id and p.reported_on is null)
       and exists (select from summary_handover h
                   where h.from_obligation_id = old.id and old.role = 'LEAD' and new.role = 'RESPONSIBLE'
                      or h.to_obligation_id = old.id and new.role = 'LEAD') then
        return new;
    end if;
    raise exception 'what was owed in a quarter stays on record' using errcode = '42501';
end $$;

drop trigger reporting_obligation_is_kept on reporting_obligation;
create trigger reporting_obligation_is_kept before update or delete on reporting_obligation
    for each row execute function keep_reporting_obligation();

-- What is waived is in no count and in no list of what is owed.
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
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id
                             and not exists (select from obligation_waiver w where w.obligation_id = other.id))
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id and v.number = one.versions
                               where one.obligation_id = o.id and v.summary <> '') as summary_owed,
           (select r.assessment from entry_review r
            where r.entry_id = x.entry_id and r.version_number = x.version_number
              and r.level = 'PROVINCE' and r.verdict = 'PASSED'
            order by r.id desc limit 1) as assessment
    from reporting_obligation o
      join reporting_period p on p.id = o.period_id
      join unit u on u.id = o.unit_id
      join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
      left join effective_entry x on x.obligation_id = o.id
    where not exists (select from obligation_waiver w where w.obligation_id = o.id);
