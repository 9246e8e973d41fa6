package luoshi.search;

import luoshi.search.SearchIndex.Sql;

/**
 * How the search asks for a past day: rows of {@code search_text} that stood at its end already, and those of {@code search_former}
 * that stood then. Who sees a row is what he may see today of the thing as it was then; a new kind is seen by nobody until it is
 * said here how it stood.
 */
final class PastSearch {

    /** On what the unit had a part by then. */
    private static final String MEASURES = """
            array(select m.id from measure m
                  where exists (select from reporting_obligation o
                                where o.unit_id = :own and o.measure_id = m.id and o.established_on <= :day))
            """;

    /** Who had to answer a problem then reads it as it was only while it still has to; whose problem it is reads it anyway. */
    private static final String STILL_ITS_TO_ANSWER = """
            exists (select from problem_case c join reporting_obligation o on o.id = c.obligation_id
                    where c.id = s.ref_id and (c.owner_id = :own or o.unit_id = :own))
            """;

    /** Reports whose sentences stood as they stand now, and who sees them both ways: as the report was then and as it is now. */
    private static final String REPORTS = """
            array(select r.id from roll_up_report r
                  where report_stood_on(r.id, :day)
                    and (:coordinator or :leader and r.state not in ('DRAFT', 'UNIT_CHECK') or :inspector and r.sent_on <= :day))
            """;

    private static final String VISIBLE = """
            case s.kind
              when 'MEASURE' then true
              when 'CLAUSE' then true
              when 'TASK_POINT' then true
              when 'DOCUMENT' then true
              when 'ENTRY' then case s.audience
                when 'ALL' then :all or s.unit_id = :own or s.measure_id = any (%1$s)
                when 'BOTH' then :coordinator or s.unit_id = :own
                when 'PROVINCE' then :coordinator and s.unit_id <> :own
                else s.unit_id = :own end
              when 'PROBLEM' then case s.audience
                when 'ALL' then :all or s.measure_id = any (%1$s) or s.unit_id = :own and %3$s
                when 'PROVINCE' then :coordinator or s.unit_id = :own and %3$s
                else s.unit_id = :own and not :coordinator end
              when 'FINDING' then (:inspector or :leader) and s.unit_id <> :own or s.audience = 'UNIT' and (:coordinator or s.unit_id = :own)
              when 'INSTRUCTION' then
                :coordinator or :leader
                or :inspector and s.report_id = any (array(select r.id from roll_up_report r where r.sent_on <= :day))
                or case s.audience when 'UNIT' then s.unit_id = :own
                                   else s.ref_id = any (array(select t.instruction_id from instruction_task t
                                                              where t.unit_id = :own and t.assigned_on <= :day))
                   end
              when 'PASSAGE' then case
                when s.former then :coordinator or :leader and s.report_id = any (array(select r.id from roll_up_report r
                                                                                        where r.state not in ('DRAFT', 'UNIT_CHECK')))
                else s.report_id = any (%2$s) end
              else false end
            """.formatted(MEASURES, REPORTS, STILL_ITS_TO_ANSWER);

    private static final String NARROW = """
            and s.grams && (array[search_access(3, 0), search_access(1, :own)]
                            || array(select search_access(2, m.id) from unnest(%s) as m (id)))
            """.formatted(MEASURES);

    private static final String COLUMNS = """
            case h.kind when 'DOCUMENT' then '/supporting-documents/' || h.ref_id || '?on=' || :day
                        when 'ENTRY' then '/entries/' || h.ref_id || '?on=' || :day
                        when 'PASSAGE' then regexp_replace(split_part(h.path, '?', 1), '/submissions$', '') || '?on=' || :day || '#text'
                        else regexp_replace(split_part(h.path, '#', 1), '/history$', '') || '?on=' || :day
                             || coalesce(substring(h.path from '#.*$'), '') end as path,
            coalesce(h.quarter, '') as quarter, coalesce(h.sort_key, 0) as sort_key,
            coalesce(h.heading, '') as heading, coalesce(h.unit_name, '') as unit_name, coalesce(h.body, '') as body,
            coalesce(h.found, 0) as found,
            case h.kind when 'ENTRY' then (select e.state from progress_entry_on(:day) e where e.id = h.ref_id)
                        when 'PASSAGE' then (select r.state from roll_up_report_on(:day) r where r.id = h.report_id)
                        else h.state end as state
            """;

    /** The row that a key names, with the audience that it had. */
    private static final String ROW = """
            (select false as former, t.kind, t.ref_id, t.measure_id, t.unit_id, t.report_id, t.quarter, t.sort_key, t.path, t.heading,
                    t.unit_name, t.body, t.haystack, null::text as state,
                    case when t.kind <> 'ENTRY' or t.all_since <= :day then 'ALL'
                         when t.province_since <= :day then 'BOTH' else 'UNIT' end as audience
             from search_text t where not x.former and t.id = x.id
             union all
             select true, t.kind, t.ref_id, t.measure_id, t.unit_id, t.report_id, t.quarter, t.sort_key, t.path, t.heading,
                    t.unit_name, t.body, t.haystack, t.state, t.audience
             from search_former t where x.former and t.id = x.id)
            """;

    private static final String WALK = """
            select k.kind, w.beyond, %%1$s
            from (select kind from unnest(string_to_array(:kinds, ',')) as n (kind) offset 0) k
              cross join lateral (
                select count(*) > :walked as beyond,
                       array_agg(x.former order by x.quarter desc, x.sort_key desc, x.former, x.id) as former,
                       array_agg(x.id order by x.quarter desc, x.sort_key desc, x.former, x.id) as ids
                from (select * from (
                        (select false as former, s.id, s.quarter, s.sort_key from search_text s
                         where s.kind = k.kind and k.kind <> 'PASSAGE' and s.kept_since <= :day %%3$s
                           and s.quarter <= (select max(q.quarter)
                                             from (select p.quarter from reporting_period p union select '') q
                                             where exists (select from search_text b where b.kind = k.kind and b.quarter = q.quarter
                                                                                       and b.kept_since <= :day))
                         order by s.quarter desc, s.sort_key desc limit :walked + 1)
                        union all
                        (select false, s.id, s.quarter, s.sort_key from search_text s
                         where s.kind = k.kind and k.kind = 'PASSAGE' and s.report_id = any (%1$s)
                           and s.quarter <= (select max(r.quarter) from roll_up_report r where r.id = any (%1$s)) %%3$s
                         order by s.quarter desc, s.sort_key desc limit :walked + 1)
                        union all
                        (select true, s.id, s.quarter, s.sort_key from search_former s
                         where s.kind = k.kind and s.since <= :day and s.until > :day %%3$s
                           and s.quarter = any (array(
                                   select q.quarter from (select p.quarter from reporting_period p union select '') q
                                   where exists (select from search_former b where b.kind = k.kind and b.quarter = q.quarter
                                                                               and b.since <= :day)
                                     and exists (select from search_former b where b.kind = k.kind and b.quarter = q.quarter
                                                                               and b.until > :day)))
                         order by s.quarter desc, s.sort_key desc limit :walked + 1)) b
                      order by quarter desc, sort_key desc, former, id limit :walked + 1) x) w
              left join lateral (
                select c.*, row_number() over (order by c.quarter desc, c.sort_key desc) as place, count(*) over () as found
                from (select s.* from unnest(w.former, w.ids) with ordinality as x (former, id, place)
                        cross join lateral %2$s s
                      where x.place <= :walked and %%2$s and %%4$s
                      order by s.quarter desc, s.sort_key desc limit :counted) c) h on h.place <= :shown
            order by h.place
            """.formatted(REPORTS, ROW);

    private static final String INDEX = """
            with candidate as materialized (
                select false as former, s.id, s.kind, s.quarter, s.sort_key from search_text s
                where s.grams @> search_grams(:words) and s.kind = any (string_to_array(:kinds, ',')) %%5$s %%3$s
                  and (s.kept_since <= :day or s.kind = 'PASSAGE' and s.report_id = any (%1$s))
                union all
                select true, s.id, s.kind, s.quarter, s.sort_key from search_former s
                where s.grams @> search_grams(:words) and s.kind = any (string_to_array(:kinds, ',')) %%5$s %%3$s
                  and s.since <= :day and s.until > :day)
            select k.kind, false as beyond, %%1$s
            from unnest(string_to_array(:kinds, ',')) as k (kind)
              cross join lateral (
                select c.*, row_number() over (order by c.quarter desc, c.sort_key desc) as place, count(*) over () as found
                from (select s.* from (select o.former, o.id from candidate o where o.kind = k.kind
                                       order by o.quarter desc, o.sort_key desc offset 0) x
                        cross join lateral %2$s s
                      where %%2$s and %%4$s
                      limit :counted) c) h
            where h.place <= :shown
            order by h.place
            """.formatted(REPORTS, ROW);

    static final Sql SQL = new Sql(COLUMNS, VISIBLE, NARROW, WALK, INDEX);

    private PastSearch() {}
}
