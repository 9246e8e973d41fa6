-- A correction that its unit gives up stays on record and stands in nobody's way.
alter table progress_entry drop constraint progress_entry_state;
alter table progress_entry add constraint progress_entry_state check (state in
    ('TO_FILL', 'DRAFT', 'UNIT_REVIEW', 'RETURNED_BY_UNIT', 'WITHDRAWN', 'SUBMITTED', 'RETURNED_BY_PROVINCE',
     'APPROVED', 'USED', 'FROZEN', 'GIVEN_UP'));
alter table progress_entry add constraint progress_entry_given_up_corrects check (state <> 'GIVEN_UP' or corrects_id is not null);

drop index progress_entry_one_open_correction;
create unique index progress_entry_one_open_correction on progress_entry (obligation_id)
    where corrects_id is not null and state not in ('APPROVED', 'USED', 'FROZEN', 'GIVEN_UP');

-- What was given up is not taken up again.
create function keep_what_was_given_up() returns trigger language plpgsql as $$
begin
    raise exception 'correction % was given up and cannot be changed', old.id using errcode = '42501';
end $$;
create trigger progress_entry_given_up before update on progress_entry
    for each row when (old.state = 'GIVEN_UP') execute function keep_what_was_given_up();
