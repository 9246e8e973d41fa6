-- An entry belongs to the quarter of what it reports on. Said as one foreign key of both columns, it also tells the planner that
-- obligations and entries of a quarter are the same ones: taken for two independent conditions it expected a hundredth of the rows
-- and looked the rest up one by one.
alter table reporting_obligation add constraint reporting_obligation_of_period unique (id, period_id);
alter table progress_entry add constraint progress_entry_of_what_is_owed
    foreign key (obligation_id, period_id) references reporting_obligation (id, period_id);
alter table progress_entry drop constraint progress_entry_obligation_id_fkey;
