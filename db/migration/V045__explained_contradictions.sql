-- 数字对账: what an author says to a number of his text that contradicts another one. While he writes, the explanation is kept
-- under the key of the two numbers; with the version that is handed on, both sides are kept as they were.

create table entry_explanation (
    entry_id    bigint not null references progress_entry,
    finding     text   not null,                      -- key made of the two sides
    explanation text   not null,

    primary key (entry_id, finding),
    constraint entry_explanation_length check (char_length(explanation) between 1 and 400)
);

create table entry_version_contradiction (
    version_id     bigint  not null references entry_version,
    finding        text    not null,
    position       integer not null,
    kind           text    not null,
    field          text    not null,                  -- of the own text
    sentence       text    not null,                  -- of the own text, as it was
    number_start   integer not null,                  -- where in the sentence the number stands
    number_end     integer not null,
    there_name     text    not null,                  -- the indicator, or the unit whose text it is
    there_quarter  text,
    there_field    text,
    there_entry_id bigint  references progress_entry,
    there_sentence text    not null,
    there_start    integer not null,
    there_end      integer not null,
    explanation    text    not null,

    primary key (version_id, finding),
    constraint entry_version_contradiction_kind check (kind in ('FIGURE', 'EARLIER', 'FALLEN', 'OTHER_UNIT')),
    constraint entry_version_contradiction_is_explained check (char_length(explanation) between 1 and 400),
    constraint entry_version_contradiction_offsets check (
        number_start >= 0 and number_end > number_start and number_end <= char_length(sentence)
        and there_start >= 0 and there_end > there_start and there_end <= char_length(there_sentence))
);

create trigger entry_version_contradiction_is_kept before update or delete on entry_version_contradiction
    for each row execute function refuse_change('a version that was handed on is never changed');
