-- 检索: one table of everything that can be searched, kept by triggers in the transaction of the change. A view says what is in it;
-- search_keep makes the table agree with the view for one thing. Words are found by their pairs of characters (bigrams), because
-- Chinese has no blanks and the shortest word has two characters; a comparison of the text makes the answer exact.

-- One spelling for what differs in width, case or the shape of brackets and quotation marks; character for character, so that
-- offsets stay valid. Spelling (luoshi.search) does the same.
create function search_spelling(p_text text) returns text language sql immutable parallel safe as $$
    select translate(p_text, E'\t\n\r\u3000\u00a0' ||
        'ABCDEFGHIJKLMNOPQRSTUVWXYZ' ||
        '！＂＃＄％＆＇（）＊＋，－．／０１２３４５６７８９：；＜＝＞？＠' ||
        'ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ［＼］＾＿｀' ||
        'ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ｛｜｝～〔〕【】()“”‘’',
        '     ' ||
        'abcdefghijklmnopqrstuvwxyz' ||
        '!"#$%&''[]*+,-./0123456789:;<=>?@' ||
        'abcdefghijklmnopqrstuvwxyz[\]^_`' ||
        'abcdefghijklmnopqrstuvwxyz{|}~[][][]""''''')
$$;

-- The pairs of neighbouring characters of a text, each as one number; none that touch a blank. The index takes each once.
create function search_grams(p_text text) returns integer[] language sql immutable parallel safe as $$
    select coalesce(array_agg((ascii(c.one) << 16) # ascii(c.next)), '{}')
    from unnest(string_to_array(p_text, null), (string_to_array(p_text, null))[2:]) as c (one, next)
    where c.one <> ' ' and c.next <> ' '
$$;

-- For whom something is, as further numbers beside the pairs, below all of them: a unit, a measure, or everybody. They only narrow
-- down where to look; who sees a row is said where it is read.
create function search_access(p_kind integer, p_id bigint) returns integer language sql immutable parallel safe as $$
    select (p_kind << 16) | (coalesce(p_id, 0) & 65535)::integer
$$;

-- What can be searched. A further kind is a further branch here, a trigger, a value of Kind and who sees it in SearchIndex.
-- audience of an entry: UNIT the working text, for the unit alone; PROVINCE what the unit's approver passed last; ALL what is approved.
-- sort_key: within a kind and quarter, highest first; the order of the document for what follows it, otherwise the newest.
create view searchable as
    select 'MEASURE' as kind, m.id as ref_id, 'ALL' as audience, m.id as measure_id, null::bigint as unit_id,
           null::bigint as report_id, '' as quarter, -(m.document_id * 1000000000 + m.number) as sort_key,
           '/measures/' || m.number as path, '（' || m.numeral || '）' || m.title as heading, '' as unit_name,
           m.body || E'\n' || m.responsible_phrase as body, true as with_heading
    from measure m
    union all
    select 'CLAUSE', c.id, 'ALL', c.measure_id, null, null, '', -(c.document_id * 1000000000 + c.start_offset),
           case when m.id is null then '/policy#chapter-' || h.number
                else '/measures/' || m.number || '#clause-' || c.number end,
           coalesce('（' || m.numeral || '）' || m.title, h.numeral || '、' || h.title), '', c.text, false
    from clause c join chapter h on h.id = c.chapter_id left join measure m on m.id = c.measure_id
    union all
    select 'TASK_POINT', p.id, 'ALL', p.measure_id, null, null, '', -(p.start_offset::bigint * 1000000000 + p.id),
           '/task-points/' || p.id, p.title, '', p.words, true
    from task_point p
    union all
    select 'DOCUMENT', d.id, 'ALL', null, d.unit_id, null, '', (d.doc_date - date '2000-01-01')::bigint * 1000000000 + d.id,
           '/supporting-documents/' || d.id, d.title, u.name, d.doc_number, true
    from supporting_document d join unit u on u.id = d.unit_id
    where d.void_reason = ''
    union all
    select 'PASSAGE', g.id, 'ALL', g.measure_id, o.unit_id, g.report_id, r.quarter,
           g.report_id * 1000000000 - g.part * 100000000 - g.position,
           '/reports/' || r.quarter || '/' || r.number || '#passage-' || g.id,
           coalesce('（' || m.numeral || '）' || m.title, r.title), coalesce(o.unit_name, ''), g.text, false
    from report_passage g
      join roll_up_report r on r.id = g.report_id
      left join measure m on m.id = g.measure_id
      left join progress_entry e on e.id = g.entry_id
      left join reporting_obligation o on o.id = e.obligation_id
    where g.kind not in ('CHAPTER', 'MEASURE')
    union all
    select 'ENTRY', e.id, t.audience, e.measure_id, e.unit_id, null, p.quarter, -(m.number * 1000000000000 + e.id),
           '/entries/' || e.id || case when t.audience = 'UNIT' and e.state not in ('UNIT_REVIEW', 'SUBMITTED') then '/form' else '' end,
           '（' || m.numeral || '）' || m.title, o.unit_name, t.body, false
    from progress_entry e
      join reporting_obligation o on o.id = e.obligation_id
      join reporting_period p on p.id = e.period_id
      join measure m on m.id = e.measure_id
      cross join lateral (
          select 'UNIT' as audience,
                 concat_ws(E'\n', nullif(e.progress, ''), nullif(e.practices, ''), nullif(e.problems, ''),
                           nullif(e.next_steps, ''), nullif(e.coordination_needs, ''), nullif(e.no_progress_reason, ''),
                           nullif(e.summary, ''), nullif(e.judgement, '')) as body
          where e.state not in ('APPROVED', 'USED', 'FROZEN')
          union all
          select case when e.state in ('APPROVED', 'USED', 'FROZEN') then 'ALL' else 'PROVINCE' end,
                 concat_ws(E'\n', nullif(v.progress, ''), nullif(v.practices, ''), nullif(v.problems, ''),
                           nullif(v.next_steps, ''), nullif(v.coordination_needs, ''), nullif(v.no_progress_reason, ''),
                           nullif(v.summary, ''), nullif(v.judgement, ''))
          from entry_version v
          where v.entry_id = e.id
            and v.number = case when e.state in ('APPROVED', 'USED', 'FROZEN') then e.versions
                                else (select max(r.version_number) from entry_review r
                                      where r.entry_id = e.id and r.level = 'UNIT' and r.verdict = 'PASSED') end) t
    where t.body <> '';

create table search_text (
    id         bigint  generated by default as identity primary key,
    kind       text    not null,
    ref_id     bigint  not null,                       -- the id of the thing among its kind
    audience   text    not null,
    measure_id bigint,
    unit_id    bigint,
    report_id  bigint,
    quarter    text    not null,                       -- empty where it belongs to none
    sort_key   bigint  not null,
    path       text    not null,
    heading    text    not null,
    unit_name  text    not null,
    body       text    not null,
    haystack   text    not null,                       -- what is compared, in one spelling
    grams      integer[] not null,

    constraint search_text_once unique (kind, ref_id, audience)
);

-- The long columns lie apart, so that walking over the rows reads little.
alter table search_text set (toast_tuple_target = 128);
alter table search_text alter column haystack set storage external;
alter table search_text alter column grams set storage external;

create function search_numbers(p_row searchable, p_haystack text) returns integer[] language sql immutable parallel safe as $$
    select search_grams(p_haystack) || case
        when p_row.kind = 'PASSAGE' or p_row.audience = 'PROVINCE' then '{}'::integer[]
        when p_row.kind = 'ENTRY' and p_row.audience = 'ALL'
             then array[search_access(1, p_row.unit_id), search_access(2, p_row.measure_id)]
        when p_row.kind = 'ENTRY' then array[search_access(1, p_row.unit_id)]
        else array[search_access(3, 0)] end
$$;

create function search_haystack(p_row searchable) returns text language sql immutable parallel safe as $$
    select search_spelling(concat_ws(E'\n', case when p_row.with_heading then p_row.heading end, nullif(p_row.unit_name, ''),
                                     p_row.body))
$$;

insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading, unit_name,
                         body, haystack, grams)
select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path, s.heading,
       s.unit_name, s.body, h.haystack, search_numbers(s, h.haystack)
from searchable s cross join lateral (select search_haystack(s) as haystack) h;

create index search_text_by_kind on search_text (kind, quarter, sort_key);
create index search_text_by_grams on search_text using gin (grams);

-- Makes the table agree with the view for one thing; what is the same already is left alone.
create function search_keep(p_kind text, p_ref bigint) returns void language plpgsql as $$
begin
    delete from search_text t
    where t.kind = p_kind and t.ref_id = p_ref
      and not exists (select from searchable s
                      where s.kind = p_kind and s.ref_id = p_ref and s.audience = t.audience);
    insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading,
                             unit_name, body, haystack, grams)
    select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path, s.heading,
           s.unit_name, s.body, h.haystack, search_numbers(s, h.haystack)
    from searchable s cross join lateral (select search_haystack(s) as haystack) h
    where s.kind = p_kind and s.ref_id = p_ref
      and not exists (select from search_text t
                      where t.kind = s.kind and t.ref_id = s.ref_id and t.audience = s.audience
                        and t.haystack = h.haystack and t.path = s.path and t.heading = s.heading
                        and t.sort_key = s.sort_key and t.body = s.body)
    on conflict (kind, ref_id, audience) do update
        set sort_key = excluded.sort_key, path = excluded.path, heading = excluded.heading,
            unit_name = excluded.unit_name, body = excluded.body, haystack = excluded.haystack, grams = excluded.grams;
end $$;

-- On the table of a kind; its argument is the kind, and the column that holds the id if it is not the row's own.
create function keep_searchable() returns trigger language plpgsql as $$
declare
    changed jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
begin
    perform search_keep(tg_argv[0], (changed ->> coalesce(tg_argv[1], 'id'))::bigint);
    return null;
end $$;

create trigger measure_can_be_searched after insert or update or delete on measure
    for each row execute function keep_searchable('MEASURE');
create trigger clause_can_be_searched after insert or update or delete on clause
    for each row execute function keep_searchable('CLAUSE');
create trigger task_point_can_be_searched after insert or update or delete on task_point
    for each row execute function keep_searchable('TASK_POINT');
create trigger supporting_document_can_be_searched after insert or update or delete on supporting_document
    for each row execute function keep_searchable('DOCUMENT');
create trigger report_passage_can_be_searched after insert or update or delete on report_passage
    for each row execute function keep_searchable('PASSAGE');
create trigger progress_entry_can_be_searched after insert or update on progress_entry
    for each row execute function keep_searchable('ENTRY');
create trigger entry_version_can_be_searched after insert on entry_version
    for each row execute function keep_searchable('ENTRY', 'entry_id');
create trigger entry_review_can_be_searched after insert on entry_review
    for each row execute function keep_searchable('ENTRY', 'entry_id');

-- A unit that is called otherwise from now on issues its documents under the new name.
create function keep_issuer_searchable() returns trigger language plpgsql as $$
begin
    perform search_keep('DOCUMENT', d.id) from supporting_document d where d.unit_id = new.id;
    return null;
end $$;

create trigger unit_can_be_searched after update of name on unit
    for each row when (old.name is distinct from new.name) execute function keep_issuer_searchable();

-- Which measures a unit has ever owed something on: others' approved entries on them are open to it.
create index reporting_obligation_by_unit_and_measure on reporting_obligation (unit_id, measure_id);
