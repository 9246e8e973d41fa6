-- What the demo's people took back before their approver had opened it.
insert into entry_withdrawal (entry_id, version_number, withdrawn_by, withdrawn_at, business_time)
select e.id, v.number, v.written_by, e.held_since, e.held_since at time zone 'Asia/Shanghai'
from progress_entry e
  join entry_version v on v.entry_id = e.id and v.number = e.versions
where e.state = 'WITHDRAWN'
on conflict do nothing;
