-- An entry may refer to the text of another measure of its unit instead of telling the same again. It refers to the obligation
-- and not to one entry, so that a correction of the text counts wherever it is shared. What the referring entry says itself
-- is added to it.

alter table progress_entry add shares_id bigint references reporting_obligation;
alter table progress_entry add constraint progress_entry_does_not_share_its_own_text check (shares_id <> obligation_id);
create index progress_entry_by_shared_text on progress_entry (shares_id) where shares_id is not null;

alter table entry_version add shares_id bigint references reporting_obligation;

-- Which version of the shared text a reviewer had before him.
alter table entry_review add shared_version_id bigint references entry_version;

-- Same unit, same quarter, and no chains: what is referred to tells itself.
create function check_shared_text() returns trigger language plpgsql as $$
begin
    if not exists (select from reporting_obligation o
                   where o.id = new.shares_id and o.unit_id = new.unit_id and o.period_id = new.period_id) then
        raise exception 'entry % shares the text of another unit or quarter', new.id using errcode = '23514';
    end if;
    if exists (select from progress_entry e where e.obligation_id = new.shares_id and e.shares_id is not null)
       or exists (select from progress_entry e where e.shares_id = new.obligation_id) then
        raise exception 'entry % would make a chain of shared texts', new.id using errcode = '23514';
    end if;
    return new;
end $$;

create trigger progress_entry_shares_without_chains before insert or update of shares_id on progress_entry
    for each row when (new.shares_id is not null) execute function check_shared_text();

-- What of an obligation has passed its unit's review and has not come back: what counts, otherwise what waits for the
-- province.
create view passed_entry as
    select o.id as obligation_id, e.id as entry_id, e.state, v.id as version_id, v.number as version_number
    from reporting_obligation o
      join lateral (select * from progress_entry one
                    where one.obligation_id = o.id and one.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')
                    order by one.state = 'SUBMITTED', one.id desc limit 1) e on true
      join entry_version v on v.entry_id = e.id and v.number = e.versions;

-- The texts are whole: the shared one first, then what the entry adds to it (own_…).
create or replace view effective_entry as
    select o.id as obligation_id, e.id as entry_id, o.period_id, o.measure_id, o.unit_id, e.state, e.corrects_id,
           v.id as version_id, v.number as version_number,
           concat_ws(E'\n', nullif(s.progress, ''), nullif(v.progress, '')) as progress,
           concat_ws(E'\n', nullif(s.practices, ''), nullif(v.practices, '')) as practices,
           concat_ws(E'\n', nullif(s.problems, ''), nullif(v.problems, '')) as problems,
           concat_ws(E'\n', nullif(s.next_steps, ''), nullif(v.next_steps, '')) as next_steps,
           concat_ws(E'\n', nullif(s.coordination_needs, ''), nullif(v.coordination_needs, '')) as coordination_needs,
           v.status, v.no_progress, v.no_progress_reason, v.business_time,
           v.shares_id, s.entry_id as shared_entry_id, s.number as shared_version_number, s.id as shared_version_id,
           v.progress as own_progress, v.practices as own_practices, v.problems as own_problems,
           v.next_steps as own_next_steps, v.coordination_needs as own_coordination_needs
    from reporting_obligation o
      join lateral (select * from progress_entry one
                    where one.obligation_id = o.id and one.state in ('APPROVED', 'USED', 'FROZEN')
                    order by one.id desc limit 1) e on true
      join entry_version v on v.entry_id = e.id and v.number = e.versions
      left join lateral (select sv.* from progress_entry a
                           join entry_version sv on sv.entry_id = a.id and sv.number = a.versions
                         where a.obligation_id = v.shares_id and a.state in ('APPROVED', 'USED', 'FROZEN')
                         order by a.id desc limit 1) s on true;

-- The line of a report keeps which version of the shared text it rested on.
alter table report_line add shared_entry_id bigint references progress_entry;
alter table report_line add shared_version_number integer;
