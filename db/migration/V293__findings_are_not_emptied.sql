-- An installation without findings can be emptied, as one that has sent nothing (V281).
create function keep_findings() returns trigger language plpgsql as $$
begin
    if exists (select from finding) then
        raise exception 'findings and what became of them stay on record' using errcode = '42501';
    end if;
    return null;
end $$;

drop trigger finding_is_never_emptied on finding;
create trigger finding_is_never_emptied before truncate on finding for each statement execute function keep_findings();
drop trigger finding_step_is_never_emptied on finding_step;
create trigger finding_step_is_never_emptied before truncate on finding_step for each statement execute function keep_findings();
