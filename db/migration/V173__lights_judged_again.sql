-- From which quarter on lights have to be judged again. Everything a judgement reads leaves a row here when it changes: what is
-- said of a quarter counts in it and in later ones, what was set on a day in the quarters that were not locked by then. A run
-- takes the rows it sees before it reads anything else; what is committed later leaves its own row to the next run. So a quarter
-- that is locked and has been judged since costs nothing until something it rests on is another.
create table light_to_judge (
    id       bigint generated always as identity primary key,
    from_day date   not null                                    -- quarters that begin then or later
);

insert into light_to_judge (from_day) values (date '0001-01-01');

-- The argument gives the days for the rows of `changed` and, after an update, of `former`.
create function judge_lights_again() returns trigger language plpgsql as $$
begin
    execute 'insert into light_to_judge (from_day) select min(from_day) from (' || tg_argv[0]
            || ') as quarter having min(from_day) is not null';
    return null;
end $$;

create function judge_lights_again_after(p_table text, p_inserted text, p_updated text, p_deleted text)
returns void language plpgsql as $$
begin
    if p_inserted <> '' then
        execute format('create trigger lights_after_insert after insert on %I referencing new table as changed '
                       'for each statement execute function judge_lights_again(%L)', p_table, p_inserted);
    end if;
    if p_updated <> '' then
        execute format('create trigger lights_after_update after update on %I referencing old table as former new table as changed '
                       'for each statement execute function judge_lights_again(%L)', p_table, p_updated);
    end if;
    if p_deleted <> '' then
        execute format('create trigger lights_after_delete after delete on %I referencing old table as changed '
                       'for each statement execute function judge_lights_again(%L)', p_table, p_deleted);
    end if;
end $$;

do $$
declare
    every constant text := 'select date ''0001-01-01'' as from_day from changed';
    of_period constant text := 'select p.starts_on as from_day from changed c join reporting_period p on p.id = c.period_id';
    of_entry constant text := 'select p.starts_on as from_day from changed c join progress_entry e on e.id = c.entry_id '
                              'join reporting_period p on p.id = e.period_id';
    since constant text := 'select p.starts_on as from_day from changed c join reporting_period p on p.lock_on >= c.%I';
    named text;
    changed text;
begin
    perform judge_lights_again_after('reporting_period', 'select starts_on as from_day from changed',
        'select starts_on as from_day from changed union all select starts_on from former',
        'select starts_on as from_day from changed');
    foreach named in array array['reporting_obligation', 'progress_entry'] loop
        perform judge_lights_again_after(named, of_period, of_period, of_period);
    end loop;
    foreach named in array array['entry_version', 'entry_review'] loop
        perform judge_lights_again_after(named, of_entry, of_entry, of_entry);
    end loop;
    changed := 'select p.starts_on as from_day from changed c join entry_version v on v.id = c.version_id '
               'join progress_entry e on e.id = v.entry_id join reporting_period p on p.id = e.period_id';
    perform judge_lights_again_after('entry_version_figure', changed, changed, changed);
    changed := 'select p.starts_on as from_day from changed c join reporting_obligation o on o.id = c.obligation_id '
               'join reporting_period p on p.id = o.period_id';
    perform judge_lights_again_after('obligation_waiver', changed, changed, changed);

    -- A claim that is closed, and a milestone that is reached, count from that day on.
    perform judge_lights_again_after('claim', every,
        'select case when (c.measure_id, c.unit_id, c.state = ''RELEASED'') <> (f.measure_id, f.unit_id, f.state = ''RELEASED'') '
        'then date ''0001-01-01'' else (select min(p.starts_on) from reporting_period p '
        'where p.lock_on >= least(c.closed_on, f.closed_on)) end as from_day '
        'from changed c join former f on f.id = c.id '
        'where (c.measure_id, c.unit_id, c.state = ''RELEASED'', c.closed_on) '
        'is distinct from (f.measure_id, f.unit_id, f.state = ''RELEASED'', f.closed_on)', every);
    perform judge_lights_again_after('milestone', every,
        'select case when (c.claim_id, c.due_on, c.voided) <> (f.claim_id, f.due_on, f.voided) '
        'then date ''0001-01-01'' else (select min(p.starts_on) from reporting_period p '
        'where p.lock_on >= least(c.done_on, f.done_on)) end as from_day '
        'from changed c join former f on f.id = c.id '
        'where (c.claim_id, c.due_on, c.voided, c.done_on) is distinct from (f.claim_id, f.due_on, f.voided, f.done_on)', every);
    perform judge_lights_again_after('refinement', format(since, 'entered_on'), every, every);
    perform judge_lights_again_after('trajectory', format(since, 'set_on'), every, every);
    perform judge_lights_again_after('trajectory_waypoint',
        'select p.starts_on as from_day from changed c join trajectory t on t.id = c.trajectory_id '
        'join reporting_period p on p.lock_on >= t.set_on', every, every);
    perform judge_lights_again_after('light_rule',
        'select p.starts_on as from_day from changed c join reporting_period p on p.quarter >= c.from_quarter', every, every);

    foreach named in array array['policy_document', 'measure', 'indicator', 'open_wording', 'task_point', 'task_point_unit',
                                 'holiday', 'business_date'] loop
        perform judge_lights_again_after(named, every, every, every);
    end loop;
    -- What was judged on days that are still to come again is void.
    perform judge_lights_again_after('light_judgement', '', every, '');
end $$;

drop function judge_lights_again_after(text, text, text, text);
