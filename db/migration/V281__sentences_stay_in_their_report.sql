-- A sentence or line is not moved out of a report that is not a draft either, and those of sent reports are never emptied.
create or replace function keep_report_content() returns trigger language plpgsql as $$
declare
    v_report bigint;
    v_state  text;
begin
    select r.id, r.state into v_report, v_state
    from roll_up_report r
    where r.id in (case when tg_op <> 'INSERT' then old.report_id end, case when tg_op <> 'DELETE' then new.report_id end)
      and r.state <> all (string_to_array(tg_argv[0], ','))
    order by r.id
    limit 1;
    if found then
        raise exception 'report % is % and its content cannot be changed', v_report, v_state using errcode = '42501';
    end if;
    if tg_op = 'DELETE' then
        return old;
    end if;
    return new;
end $$;

-- An installation that has sent nothing can be emptied.
create function keep_contents_of_sent_reports() returns trigger language plpgsql as $$
begin
    if exists (select from roll_up_report where state in ('SIGNED', 'SENT', 'SUPERSEDED')) then
        raise exception '% holds what reports that were sent say', tg_table_name using errcode = '42501';
    end if;
    return null;
end $$;

create trigger report_passages_are_never_emptied before truncate on report_passage
    for each statement execute function keep_contents_of_sent_reports();
create trigger report_lines_are_never_emptied before truncate on report_line
    for each statement execute function keep_contents_of_sent_reports();
