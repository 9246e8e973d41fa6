-- Compiling a report adds and deletes thousands of passages with a few statements: what they change in search_text is changed by
-- one statement as well, not by one for every passage.

-- Makes the table agree with the view for some things of a kind; what is the same already is left alone. offset 0 has
-- the haystack, which takes the longest, made once for each.
create function search_keep_all(p_kind text, p_refs bigint[]) returns void language plpgsql as $$
begin
    delete from search_text t
    where t.kind = p_kind and t.ref_id = any(p_refs)
      and not exists (select from searchable s
                      where s.kind = p_kind and s.ref_id = any(p_refs) and s.ref_id = t.ref_id and s.audience = t.audience);
    insert into search_text (kind, ref_id, audience, measure_id, unit_id, report_id, quarter, sort_key, path, heading,
                             unit_name, body, haystack, grams)
    select s.kind, s.ref_id, s.audience, s.measure_id, s.unit_id, s.report_id, s.quarter, s.sort_key, s.path, s.heading,
           s.unit_name, s.body, h.haystack, search_numbers(s, h.haystack)
    from searchable s cross join lateral (select search_haystack(s) as haystack offset 0) h
    where s.kind = p_kind and s.ref_id = any(p_refs)
      and not exists (select from search_text t
                      where t.kind = s.kind and t.ref_id = s.ref_id and t.audience = s.audience
                        and t.haystack = h.haystack and t.path = s.path and t.heading = s.heading
                        and t.sort_key = s.sort_key and t.body = s.body)
    on conflict (kind, ref_id, audience) do update
        set sort_key = excluded.sort_key, path = excluded.path, heading = excluded.heading,
            unit_name = excluded.unit_name, body = excluded.body, haystack = excluded.haystack, grams = excluded.grams;
end $$;

-- The same for one thing.
create or replace function search_keep(p_kind text, p_ref bigint) returns void language plpgsql as $$
begin
    perform search_keep_all(p_kind, array[p_ref]);
end $$;

-- On a table whose rows come and go in great numbers: the rows that a statement added or deleted; its argument is the kind.
create function keep_all_searchable() returns trigger language plpgsql as $$
begin
    perform search_keep_all(tg_argv[0], array(select id from changed));
    return null;
end $$;

drop trigger report_passage_can_be_searched on report_passage;
create trigger report_passage_can_be_searched after update on report_passage
    for each row execute function keep_searchable('PASSAGE');
create trigger report_passages_added_can_be_searched after insert on report_passage
    referencing new table as changed for each statement execute function keep_all_searchable('PASSAGE');
create trigger report_passages_deleted_cannot_be_searched after delete on report_passage
    referencing old table as changed for each statement execute function keep_all_searchable('PASSAGE');
