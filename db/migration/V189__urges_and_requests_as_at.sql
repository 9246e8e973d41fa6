-- 催办单, 延期申请 and 办结申请 as they stood at the end of a day, told from what was issued, answered, asked, passed and
-- decided by then. Without a day they are as they are now. Drafts leave no record.
alter table extension_request add column passed_on date;                 -- business date; unknown for what was passed before

create function urge_notice_on(p_day date) returns setof urge_notice language sql stable as $$
    select r.*
    from urge_notice n
      cross join lateral jsonb_populate_record(n,
          case when p_day is null then '{}'::jsonb else
              jsonb_build_object('draft', '', 'draft_by', null, 'draft_at', null)
              || case when n.answered_on <= p_day then '{}'::jsonb
                      else jsonb_build_object('answer', '', 'answered_by', null, 'answered_at', null, 'answered_on', null) end
              || case when n.closed_on <= p_day then '{}'::jsonb
                      else jsonb_build_object('closing', '', 'closed_by', null, 'closed_on', null) end
              || jsonb_build_object('state', case
                     when n.closed_on <= p_day then 'CLOSED'
                     when n.answered_on <= p_day then 'ANSWERED'
                     when n.state = 'FOLLOWED_UP' and exists (select from urge_notice later
                                                              where later.previous_id = n.id and later.issued_on <= p_day)
                         then 'FOLLOWED_UP'
                     else 'ISSUED' end)
          end) r
    where p_day is null or n.issued_on <= p_day
$$;

create function extension_request_on(p_day date) returns setof extension_request language sql stable as $$
    select r.*
    from extension_request x
      cross join lateral (select coalesce(x.passed_on, case when x.passed_by is not null then x.asked_on end) as passed_on) p
      cross join lateral jsonb_populate_record(x,
          case when p_day is null then '{}'::jsonb else
              case when p.passed_on <= p_day then '{}'::jsonb
                   else jsonb_build_object('passed_by', null, 'passed_at', null, 'passed_on', null) end
              || case when x.decided_on <= p_day then '{}'::jsonb
                      else jsonb_build_object('decided_by', null, 'decided_at', null, 'decided_on', null, 'verdict', '',
                                              'state', case when p.passed_on <= p_day then 'SUBMITTED' else 'UNIT_REVIEW' end)
                 end
          end) r
    where p_day is null or x.asked_on <= p_day
$$;

create function close_out_on(p_day date) returns setof close_out language sql stable as $$
    select r.*
    from close_out c
      left join lateral (select s.kind, s.version, s.taken_at from close_out_step s
                         where s.close_out_id = c.id and s.taken_on <= p_day order by s.id desc limit 1) last on true
      cross join lateral jsonb_populate_record(c,
          case when p_day is null then '{}'::jsonb else
              jsonb_build_object('state', case last.kind when 'PASSED' then 'SUBMITTED' when 'FIRST_ACCEPTED' then 'SUBMITTED'
                                               else last.kind end,
                                 'versions', last.version, 'held_since', last.taken_at)
          end) r
    where p_day is null or last.kind is not null
$$;
