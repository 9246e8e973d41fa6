-- db-scheduler's one table (16.x), and the history of runs, which db-scheduler does not keep.

create table scheduled_tasks (
    task_name            text                     not null,
    task_instance        text                     not null,
    task_data            bytea,
    execution_time       timestamp with time zone,
    picked               boolean                  not null,
    picked_by            text,
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures int,
    last_heartbeat       timestamp with time zone,
    version              bigint                   not null,
    priority             smallint,
    state                text,

    primary key (task_name, task_instance)
);

create index scheduled_tasks_execution_time on scheduled_tasks (execution_time);
create index scheduled_tasks_last_heartbeat on scheduled_tasks (last_heartbeat);
create index scheduled_tasks_priority_execution_time on scheduled_tasks (priority desc, execution_time asc);

create table job_run (
    id           bigint      generated always as identity primary key,
    job          text        not null,
    subject      text        not null,                -- what the run was for: a quarter
    started_at   timestamptz not null,
    finished_at  timestamptz not null,
    outcome      text        not null,
    message      text        not null default '',
    node         text        not null,
    triggered_by text        not null,                -- a user name, or system
    business_day date        not null,

    constraint job_run_outcome check (outcome in ('SUCCEEDED', 'FAILED', 'VOIDED'))
);

-- The truth about what is done: a job does a thing once, however many nodes there are. A run is void when the business
-- date is set back to before its day.
create unique index job_run_succeeds_once on job_run (job, subject) where outcome = 'SUCCEEDED';
create index job_run_newest_first on job_run (id desc);
