-- Whether the report says in one paragraph how the quarter compares with the one before: on request of a coordinator.
alter table roll_up_report add column tells_comparison boolean not null default false;
