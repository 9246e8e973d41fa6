package luoshi.progress;

import luoshi.progress.EntryReading.Sight;

/** The statements by which entries are read, to be asked alone or {@link Together}. */
final class EntryStatements {

    /** The columns of a {@link FigureView} but source and explanation. */
    static final String FIGURE = """
            i.id as indicator_id, i.name, i.quote, i.target, i.unit, i.accumulation as usual, i.counted_from, f.amount,
            f.as_of, f.accumulation, last.last_amount, last.last_as_of, last.last_accumulation,
            coalesce(last.corrects_last, false) as corrects_last
            """;

    /** What stands at the head of entries, as {@link EntryHead}; {@code own} is the entry once more. */
    static final String HEADS = """
            select e.id, e.state, e.versions, e.version as revision, e.corrects_id, e.held_since,
                   e.opened_by is not null as opened,
                   exists (select from effective_entry x where x.entry_id = e.id) as effective,
                   e.first_approved_by as first_approver_id, fa.display_name as first_approver,
                   case when e.state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')
                        then (select r.assessment from entry_review r
                              where r.entry_id = e.id and r.version_number = e.versions and r.assessment is not null
                              order by r.id desc limit 1) end as assessment,
                   e.first_submitted_at, ls.display_name as last_saved_by, e.last_saved_at,
                   e.unit_id, o.unit_name, u.coordinates as of_coordinating_unit,
                   e.measure_id, m.number as measure_number, m.numeral as measure_numeral,
                   m.title as measure_title, c.title as chapter_title, o.role,
                   p.id as period_id, p.quarter, p.opens_on, p.due_on, p.review_on, p.report_on, p.lock_on,
                   excepted_until(p.id, e.unit_id, e.measure_id) as excepted_until, p.reported_on is not null as reported,
                   p.grace_seconds, e.obligation_id, e.shares_id,
                   exists (select from reporting_obligation other
                           where other.period_id = o.period_id and other.measure_id = o.measure_id
                             and other.id <> o.id
                             and not exists (select from obligation_waiver w where w.obligation_id = other.id)) as joint,
                   coalesce((select s.summary_owed from obligation_status s where s.obligation_id = o.id), false)
                       as summary_owed,
                   exists (select from indicator i where i.measure_id = e.measure_id
                           and (i.kind in ('TARGET', 'CEILING') or i.target_value is not null)) as measured,
                   (select w.reason from obligation_waiver w where w.obligation_id = o.id) as waived_reason,
                   coalesce((select string_agg('（' || x.numeral || '）', '' order by x.number)
                             from (select distinct sm.numeral, sm.number from progress_entry r
                                     join measure sm on sm.id = r.measure_id
                                   where r.shares_id = o.id and r.state <> 'GIVEN_UP') x), '') as shared_by,
                   coalesce((select string_agg(x.obligation_id::text, ',')
                             from entry_missing_part x where x.entry_id = e.id), '') as named_missing,
                   (select b.set_to from business_date b where b.set_to is not null) as set_date,
                   """ + SharedTexts.NEIGHBOURS + """
                   as neighbour_lines
            from progress_entry e
              join progress_entry own on own.id = e.id
              join reporting_obligation o on o.id = e.obligation_id
              join unit u on u.id = e.unit_id
              join measure m on m.id = e.measure_id
              join chapter c on c.id = m.chapter_id
              join reporting_period p on p.id = e.period_id
              left join account fa on fa.id = e.first_approved_by
              left join account ls on ls.id = e.last_saved_by
            """;

    /** The texts of a version; to be formatted with where they are read from: the version itself, or the view that adds what is shared. */
    static final String VERSIONS = """
            select v.id, v.number, %1$s.progress, %1$s.practices, %1$s.problems, %1$s.next_steps,
                   %1$s.coordination_needs, v.status, v.no_progress, v.no_progress_reason, v.summary, v.judgement,
                   coalesce((select string_agg(mo.unit_name, '、' order by mo.position)
                             from entry_version_missing_part x
                               join reporting_obligation mo on mo.id = x.obligation_id
                             where x.version_id = v.id), '') as missing,
                   coalesce((select string_agg(x.part_version_id::text, ',')
                             from entry_version_part x where x.version_id = v.id), '') as integrated,
                   v.shares_id,
                   (select '（' || sm.numeral || '）' || sm.title
                    from reporting_obligation so join measure sm on sm.id = so.measure_id
                    where so.id = v.shares_id) as shares_measure,
                   a.display_name as author, v.written_at, v.business_time, q.quarter
            from entry_version v
              join account a on a.id = v.written_by
              join progress_entry owner on owner.id = v.entry_id
              join reporting_period q on q.id = owner.period_id
            """;

    /** The working text of the entry {@code entry}, as a version with the number 0. */
    static final String WORKING = """
            select 0::bigint as id, 0 as number, e.progress, e.practices, e.problems, e.next_steps,
                   e.coordination_needs, e.status, e.no_progress, e.no_progress_reason, e.summary, e.judgement,
                   '' as missing, '' as integrated, e.shares_id,
                   (select '（' || sm.numeral || '）' || sm.title
                    from reporting_obligation so join measure sm on sm.id = so.measure_id
                    where so.id = e.shares_id) as shares_measure,
                   '' as author, null::timestamptz as written_at, null::timestamp as business_time, :quarter as quarter
            from progress_entry e where e.id = :entry
            """;

    /** The indicators of its measure that a number can answer, with its working values. */
    static final String WORKING_FIGURES = """
            select %s, coalesce(f.source, '') as source, coalesce(f.explanation, '') as explanation
            from progress_entry entry
              join indicator i on i.measure_id = entry.measure_id
              left join entry_figure f on f.indicator_id = i.id and f.entry_id = entry.id
            %s
            where entry.id = :entry
              and (i.kind in ('TARGET', 'CEILING') or i.target_value is not null)
            order by i.number
            """.formatted(FIGURE, FigureHistory.LAST);

    /** Behind {@link #VERSIONS} of the view: what the {@code unit} last got approved on the {@code measure} before the {@code quarter}. */
    static final String LAST = """
            join effective_entry x on x.version_id = v.id
            join reporting_period p on p.id = x.period_id
            where x.measure_id = :measure and x.unit_id = :unit and p.quarter < :quarter
            order by p.quarter desc limit 1
            """;

    /** The versions of the entry {@code entry} that fall under the sight, newest first. */
    static String versionsOf(Sight sight) {
        var restriction = switch (sight) {
            case OWN -> "";
            case PROVINCE -> """
                    and exists (select from entry_review r where r.entry_id = v.entry_id and r.version_number = v.number
                                and r.level = 'UNIT' and r.verdict = 'PASSED')
                    """;
            case APPROVED_ONLY -> "and v.number = (select e.versions from progress_entry e where e.id = v.entry_id) ";
        };
        return versionsOf(restriction);
    }

    /** The versions of the entry {@code entry} under a further condition on {@code v}, newest first. */
    static String versionsOf(String restriction) {
        return VERSIONS.formatted("v") + "where v.entry_id = :entry " + restriction + "order by v.number desc";
    }

    /** Its reviews that fall under the sight, newest first. */
    static String reviewsOf(Sight sight) {
        return reviewsOf(sight, "");
    }

    /** Its reviews that fall under the sight and a further condition on {@code r}, newest first. */
    static String reviewsOf(Sight sight, String restriction) {
        return """
                select r.version_number, r.level, r.verdict = 'PASSED' as passed, r.category,
                       r.assessment, r.reason, r.fields, a.display_name as reviewer, r.reviewed_at
                from entry_review r join account a on a.id = r.reviewed_by
                where r.entry_id = :entry %s %s
                order by r.id desc
                """.formatted(
                        sight == Sight.OWN ? "" : "and (r.level = 'PROVINCE' or r.verdict = 'PASSED')", restriction);
    }

    /** The values of the version {@code version}, as {@link FigureView}. */
    static final String FIGURES_OF_VERSION = figuresOfVersion(FigureHistory.LAST);

    /** The same without what was approved before them. */
    static final String FIGURES_OF_VERSION_ALONE = figuresOfVersion("""
            cross join (select null::numeric as last_amount, null::date as last_as_of, null::text as last_accumulation,
                               false as corrects_last) last
            """);

    private static String figuresOfVersion(String last) {
        return """
                select %s, f.source, f.explanation
                from entry_version v
                  join progress_entry entry on entry.id = v.entry_id
                  join entry_version_figure f on f.version_id = v.id
                  join indicator i on i.id = f.indicator_id and i.measure_id = entry.measure_id
                %s
                where v.id = :version
                order by i.number
                """.formatted(FIGURE, last);
    }

    /** Its corrections that fall under the sight, oldest first. */
    static String correctionsOf(Sight sight) {
        return """
                select id, state from progress_entry
                where corrects_id = :entry %s
                order by id
                """.formatted(correctionsSeen(sight));
    }

    /** The condition on corrections that fall under the sight. */
    static String correctionsSeen(Sight sight) {
        return switch (sight) {
            case OWN -> "";
            case PROVINCE -> "and state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')";
            case APPROVED_ONLY -> "and state in ('APPROVED', 'USED', 'FROZEN')";
        };
    }

    private EntryStatements() {}
}
