-- What a unit has declined waits for the coordinators' decision; the page of the claim asks for it in the field verdict.
create function open_claim_decision()
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select a.id, 'DECLINED', null, null, null::date, null::date, '（' || m.numeral || '）' || m.title, u.name,
           coalesce(said.reason, ''), '/claims/' || c.id || '#verdict', said.answered_at
    from claim c
      join measure m on m.id = c.measure_id
      join unit u on u.id = c.unit_id
      join account_role r on r.role = 'COORDINATOR'
      join account a on a.id = r.account_id and a.disabled_at is null
      left join lateral (select x.reason, x.answered_at from claim_answer x
                         where x.claim_id = c.id and x.kind = 'DECLINED' order by x.id desc limit 1) said on true
    where c.state = 'DECLINED'
$$;

-- As in V143_3, and this.
create or replace function open_task(p_now timestamp)
returns table (account_id bigint, kind text, deadline text, quarter text, due_on date, lock_on date, title text,
               unit_name text, note text, href text, since timestamptz)
language sql stable as $$
    select * from open_task_besides_problems(p_now)
    union all
    select * from open_problem(p_now)
    union all
    select * from open_light_review()
    union all
    select * from open_claim_decision()
$$;
