-- 审核意见: what the province's reviewer holds of what a unit reports, beside the unit's own status. Given with the approval; what is
-- not recognised in full says why in the reason. Approvals from before have none.
alter table entry_review add assessment text;
alter table entry_review add constraint entry_review_assessment
    check (assessment in ('RECOGNISED', 'PARTLY_RECOGNISED', 'NOT_RECOGNISED'));
alter table entry_review add constraint entry_review_assessment_comes_with_approval
    check (assessment is null or (level = 'PROVINCE' and verdict = 'PASSED'));
alter table entry_review add constraint entry_review_reservation_is_explained
    check (assessment is null or assessment = 'RECOGNISED' or reason <> '');

-- As before, with the assessment of what counts: the one that came with the last approval of that version.
create or replace view obligation_status as
    select o.id as obligation_id, o.period_id, o.measure_id, o.unit_id, o.unit_name, o.role, o.position,
           e.id as entry_id, e.state, e.held_since, e.first_submitted_at,
           e.first_submitted_at is not null as received,
           e.first_submitted_at is null as missing,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date <= p.due_on, false) as on_time,
           coalesce((e.first_submitted_at - make_interval(secs => p.grace_seconds))::date > p.due_on, false) as late,
           x.entry_id is not null as approved,
           e.first_submitted_at is not null and x.entry_id is null and e.state = 'SUBMITTED' as in_review,
           e.first_submitted_at is not null and x.entry_id is null and e.state <> 'SUBMITTED' as returned,
           x.entry_id as effective_entry_id, x.version_id, x.version_number, x.status,
           coalesce(x.no_progress, false) as no_progress, u.coordinates as of_coordinating_unit,
           o.role = 'LEAD' and p.reported_on is null and e.first_submitted_at is not null
               and exists (select from reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id and other.id <> o.id)
               and not exists (select from progress_entry one
                                 join entry_version v on v.entry_id = one.id and v.number = one.versions
                               where one.obligation_id = o.id and v.summary <> '') as summary_owed,
           (select r.assessment from entry_review r
            where r.entry_id = x.entry_id and r.version_number = x.version_number
              and r.level = 'PROVINCE' and r.verdict = 'PASSED'
            order by r.id desc limit 1) as assessment
    from reporting_obligation o
      join reporting_period p on p.id = o.period_id
      join unit u on u.id = o.unit_id
      join progress_entry e on e.obligation_id = o.id and e.corrects_id is null
      left join effective_entry x on x.obligation_id = o.id;
