-- The report names every problem that somebody is to answer, of whatever quarter: few of all that there were.
create index problem_case_open on problem_case (obligation_id) where state in ('ASSIGNED', 'ANSWERED');

-- Whether something was done about one since a report was compiled.
create index problem_case_moved on problem_case (greatest(assigned_at, answered_at));
create index problem_case_closed on problem_case (closed_on) where closed_on is not null;
