-- 配套文件 as at a past day: from now on each step leaves a row with its business date.
create table supporting_document_version (
    document_id bigint   not null references supporting_document,
    number      integer  not null,                  -- as supporting_document.version
    title       text     not null,
    doc_number  text     not null,
    doc_date    date     not null,
    measure_ids bigint[] not null,
    void_reason text     not null,
    kept_on     date     not null,                  -- business date of the step

    primary key (document_id, number)
);

create trigger supporting_document_version_is_kept before update or delete on supporting_document_version
    for each row execute function refuse_change('how a supporting document stood stays on record');

-- The same told by the trail, of what happened before rows were kept: after a step a field said what the next change of it
-- found there, or else what it says now.
create function supporting_document_told() returns setof supporting_document_version language sql stable as $$
    select d.id, (row_number() over (partition by d.id order by s.seq) - 1)::integer,
           coalesce(n.found ->> 'title', d.title), coalesce(n.found ->> 'docNumber', d.doc_number),
           coalesce((n.found ->> 'docDate')::date, d.doc_date),
           array(select m.id from measure m
                 where case when n.found ? 'measures'
                            then position('（' || m.numeral || '）' || m.title in n.found ->> 'measures') > 0
                            else exists (select from supporting_document_measure x
                                         where x.document_id = d.id and x.measure_id = m.id) end
                 order by m.id),
           case s.action when 'DocumentVoided' then d.void_reason else '' end,
           business_day_at(s.at)
    from supporting_document d
      cross join lateral (
          select 0::bigint as seq, d.registered_at as at, 'DocumentRegistered' as action
          union all
          select r.seq, r.at, r.action from audit_record r
          where r.subject = '/supporting-documents/' || d.id and r.action in ('DocumentAmended', 'DocumentVoided')
            and r.succeeded) s
      cross join lateral (
          select coalesce(jsonb_object_agg(one.field, one.found), '{}'::jsonb) as found
          from (select distinct on (c ->> 'field') c ->> 'field' as field, c ->> 'from' as found
                from audit_record r cross join lateral jsonb_array_elements(r.detail -> 'changes') c
                where r.subject = '/supporting-documents/' || d.id and r.action = 'DocumentAmended' and r.succeeded
                  and r.seq > s.seq
                order by c ->> 'field', r.seq) one) n
$$;

create function supporting_document_on(p_day date)
returns table (id bigint, unit_id bigint, title text, doc_number text, doc_date date, void_reason text, measure_ids bigint[])
language sql stable as $$
    with step as materialized (
        select * from supporting_document_version
        union all
        select t.* from supporting_document_told() t
        where t.number < coalesce((select min(v.number) from supporting_document_version v
                                   where v.document_id = t.document_id), t.number + 1))
    select distinct on (d.id) d.id, d.unit_id, s.title, s.doc_number, s.doc_date, s.void_reason, s.measure_ids
    from supporting_document d join step s on s.document_id = d.id
    where s.kept_on <= p_day
    order by d.id, s.number desc
$$;

create function supporting_document_measure_on(p_day date) returns table (document_id bigint, measure_id bigint)
language sql stable as $$
    select d.id, m.id from supporting_document_on(p_day) d cross join lateral unnest(d.measure_ids) m (id)
$$;
