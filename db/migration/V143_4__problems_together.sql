-- 合并办理: several problems given to one unit at once share an answer, each with its record. One that was answered can be given
-- to another unit; what was answered stays.
alter table problem_case add column together uuid;
create index problem_case_together on problem_case (together) where together is not null;

create table problem_former_answer (
    case_id     bigint      not null references problem_case,
    owner_id    bigint      not null references unit,
    note        text        not null,
    answer      text        not null,
    answered_by bigint      not null references account,
    answered_at timestamptz not null,
    answered_on date        not null,               -- business date

    primary key (case_id, answered_at)
);

create trigger problem_former_answer_is_kept before update or delete on problem_former_answer
    for each row execute function refuse_change('what was answered to a problem stays on record');

-- As in V111; an answer goes from its case only where it is kept beside it.
create or replace function keep_problem_case() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.state in ('RESOLVED', 'DECLINED') then
        raise exception 'problem case % is kept', old.id using errcode = '42501';
    end if;
    if (old.obligation_id, old.kind, old.words) is distinct from (new.obligation_id, new.kind, new.words) then
        raise exception 'what problem case % is about is kept', old.id using errcode = '42501';
    end if;
    if old.answer <> '' and (old.owner_id, old.draft, old.answer, old.answered_by, old.answered_at, old.answered_on)
       is distinct from (new.owner_id, new.draft, new.answer, new.answered_by, new.answered_at, new.answered_on)
       and not (new.state = 'ASSIGNED' and new.answer = ''
                and exists (select from problem_former_answer f
                            where f.case_id = old.id and f.answered_at = old.answered_at and f.answer = old.answer)) then
        raise exception 'the answer to problem case % is kept', old.id using errcode = '42501';
    end if;
    return new;
end $$;
