package luoshi.progress;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import luoshi.progress.EntryReading.CorrectionView;
import luoshi.progress.EntryReading.EntryView;
import luoshi.progress.EntryReading.Sight;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads an entry as it stood at the end of a past day: its state, its dates and what had been handed on and reviewed by then.
 * Nobody sees more of it than he may see of it today, nor than he could have seen of it as it stood.
 */
@Service
@Transactional(readOnly = true)
class EntryThen {

    /** The head of the entry {@code id} at the end of {@code day}, as {@link EntryHead}; what is only needed for writing is empty. */
    private static final String HEAD = """
            select e.id, e.state, e.versions, 0 as revision, e.corrects_id, e.held_since, true as opened, false as effective,
                   e.first_approved_by as first_approver_id, fa.display_name as first_approver,
                   case when e.state in ('SUBMITTED', 'APPROVED', 'FROZEN')
                        then (select r.assessment from entry_review r
                              where r.entry_id = e.id and r.version_number = e.versions and r.assessment is not null
                                and r.business_time < :day + interval '1 day'
                              order by r.id desc limit 1) end as assessment,
                   e.first_submitted_at, null as last_saved_by, null as last_saved_at,
                   e.unit_id, o.unit_name, u.coordinates as of_coordinating_unit,
                   e.measure_id, m.number as measure_number, m.numeral as measure_numeral, m.title as measure_title,
                   c.title as chapter_title,
                   coalesce((select case when h.from_obligation_id = o.id then 'LEAD' else 'RESPONSIBLE' end
                             from summary_handover h
                             where h.handed_on > :day and o.id in (h.from_obligation_id, h.to_obligation_id)
                             order by h.handed_on, h.handed_at limit 1), o.role) as role,
                   p.id as period_id, p.quarter, p.opens_on, p.due_on, p.review_on, p.report_on,
                   p.lock_on,
                   (select max(least(x.ends_on, case when x.ended_on <= :day then x.ended_on - 1 end)) from period_exception x
                    where x.period_id = p.id and x.unit_id = e.unit_id and x.state = 'GRANTED' and x.decided_on <= :day
                      and coalesce(x.measure_id = e.measure_id, true)) as excepted_until,
                   p.reported_on is not null as reported, p.grace_seconds, e.obligation_id, v.shares_id,
                   false as joint, coalesce(s.summary_owed, false) as summary_owed, false as measured,
                   (select w.reason
                    from (select obligation_id, reason, waived_on, null::date as taken_back_on from obligation_waiver
                          union all
                          select obligation_id, reason, waived_on, taken_back_on from obligation_waiver_taken_back) w
                    where w.obligation_id = o.id and w.waived_on <= :day and coalesce(w.taken_back_on > :day, true)
                    limit 1) as waived_reason,
                   coalesce((select string_agg('（' || x.numeral || '）', '' order by x.number)
                             from (select distinct sm.numeral, sm.number
                                   from progress_entry r
                                     join measure sm on sm.id = r.measure_id
                                     join lateral (select one.shares_id from entry_version one
                                                   where one.entry_id = r.id and one.business_time < :day + interval '1 day'
                                                   order by one.number desc limit 1) told on told.shares_id = o.id
                                   where r.period_id = e.period_id and r.unit_id = e.unit_id) x), '') as shared_by,
                   '' as named_missing, null::date as set_date, '' as neighbour_lines
            from progress_entry_on(:day) e
              join reporting_obligation o on o.id = e.obligation_id
              join unit u on u.id = e.unit_id
              join measure m on m.id = e.measure_id
              join chapter c on c.id = m.chapter_id
              join reporting_period_on(:day) p on p.id = e.period_id
              left join entry_version v on v.entry_id = e.id and v.number = e.versions
              left join obligation_status_on(e.period_id, :day) s on s.obligation_id = o.id and e.corrects_id is null
              left join account fa on fa.id = e.first_approved_by
            where e.id = :id
            """;

    /** What {@link SharedTexts#SEEN} would have read then. */
    private static final String SHARED = """
            select a.id as entry_id, a.state, '（' || m.numeral || '）' || m.title as measure,
                   v.id as version_id, v.number as version_number, v.no_progress, v.no_progress_reason,
                   v.progress, v.practices, v.problems, v.next_steps, v.coordination_needs
            from progress_entry_on(:day) a
              join entry_version v on v.entry_id = a.id
              join measure m on m.id = a.measure_id
            where a.obligation_id = :obligation and v.business_time < :day + interval '1 day'
              and (:within or a.state in ('APPROVED', 'FROZEN')
                   or exists (select from entry_review r
                              where r.entry_id = a.id and r.version_number = v.number and r.level = 'UNIT' and r.verdict = 'PASSED'
                                and r.business_time < :day + interval '1 day'))
            order by a.state in ('APPROVED', 'FROZEN') desc, a.id desc, v.number desc
            limit 1
            """;

    private static final String BY_THEN = "and %s.business_time < :day + interval '1 day' ";

    private final JdbcClient database;
    private final EntryReading reading;
    private final Together together;

    EntryThen(JdbcClient database, EntryReading reading, Together together) {
        this.database = database;
        this.reading = reading;
        this.together = together;
    }

    /**
     * The entry at the end of the day; empty if it was not there yet, or nothing of it for this person.
     *
     * @throws NotFound if there is none today, or none for this person
     */
    public Optional<EntryView> entry(Actor actor, long id, LocalDate day) {
        var sight = reading.seen(actor, id).sight();
        return database.sql(HEAD)
                .param("id", id)
                .param("day", day)
                .query(EntryHead.class)
                .optional()
                .filter(head -> sight != Sight.APPROVED_ONLY || head.state().isApproved() && hadAPart(actor, head, day))
                .map(head -> view(head, sight, day));
    }

    /** Whether the person oversees, or his unit owed something on the measure by then. */
    private boolean hadAPart(Actor actor, EntryHead head, LocalDate day) {
        return actor.is(Role.LEADER)
                || actor.is(Role.INSPECTOR)
                || database.sql("""
                                select exists (select from reporting_obligation
                                               where measure_id = :measure and unit_id = :unit and established_on <= :day)
                                """)
                        .param("measure", head.measureId())
                        .param("unit", actor.unitId())
                        .param("day", day)
                        .query(Boolean.class)
                        .single();
    }

    private EntryView view(EntryHead head, Sight sight, LocalDate day) {
        var around = together.ask(Map.of("entry", head.id(), "day", day, "versions", head.versions()))
                .list("versions", versionsOf(sight))
                .list(sight != Sight.APPROVED_ONLY, "reviews", EntryStatements.reviewsOf(sight, BY_THEN.formatted("r")))
                .list("corrections", correctionsOf(sight))
                .answer();
        var versions = around.list("versions", VersionView.class);
        var reviews = around.list("reviews", ReviewView.class);
        var corrections = around.list("corrections", CorrectionView.class);
        if (versions.isEmpty()) {
            return EntryView.unwritten(head, sight, reviews, corrections, null);
        }
        var latest = versions.get(0);
        var summary = sight != Sight.APPROVED_ONLY && latest.narrative().hasSummary();
        var beside = together.ask(Map.of(
                        "version",
                        latest.id(),
                        "day",
                        day,
                        "obligation",
                        latest.sharesId() == null ? 0 : latest.sharesId(),
                        "within",
                        sight == Sight.OWN))
                .list("figures", EntryStatements.FIGURES_OF_VERSION_ALONE)
                .list(latest.sharesId() != null, "shared", SHARED)
                .list(summary, "integrated", JointParts.INTEGRATED_THEN)
                .list(sight != Sight.APPROVED_ONLY, "contradictions", Explanations.OF_VERSION)
                .answer();
        var told = beside.first("shared", SharedText.class).orElse(null);
        return new EntryView(
                head,
                sight,
                versions,
                reviews,
                beside.list("figures", FigureView.class),
                corrections,
                told,
                summary ? JointView.ofSummary(latest, told, beside.list("integrated", Part.class)) : null,
                beside.list("contradictions", Explanations.Kept.class),
                null,
                Map.of(),
                null);
    }

    private static String versionsOf(Sight sight) {
        var restriction = switch (sight) {
            case OWN -> "";
            case PROVINCE -> """
                            and exists (select from entry_review r where r.entry_id = v.entry_id and r.version_number = v.number
                                        and r.level = 'UNIT' and r.verdict = 'PASSED' %s)
                            """.formatted(BY_THEN.formatted("r"));
            case APPROVED_ONLY -> "and v.number = :versions ";
        };
        return EntryStatements.versionsOf(restriction + BY_THEN.formatted("v"));
    }

    private static String correctionsOf(Sight sight) {
        return """
                select id, state from progress_entry_on(:day)
                where corrects_id = :entry %s
                order by id
                """.formatted(EntryStatements.correctionsSeen(sight));
    }
}
