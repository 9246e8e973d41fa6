package luoshi.progress;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.account.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads entries for people, each of whom sees what is his to see: the own unit everything; the province what was
 * submitted to it; leaders, inspectors and the other units of the measure what is approved. For everybody else there is
 * no such entry.
 */
@Service
@Transactional(readOnly = true)
class EntryReading {

    private final JdbcClient database;
    private final SharedTexts shared;
    private final JointParts parts;
    private final Together together;

    EntryReading(JdbcClient database, SharedTexts shared, JointParts parts, Together together) {
        this.together = together;
        this.database = database;
        this.shared = shared;
        this.parts = parts;
    }

    /**
     * The entry as far as the person may see it.
     *
     * @throws NotFound if there is none, or none for this person
     */
    public EntryView entry(Actor actor, long id) {
        var head = head(id).orElseThrow(NotFound::new);
        var sight = sightOf(actor, head);
        var question = together.ask(Map.of(
                        "entry",
                        id,
                        "id",
                        id,
                        "actor",
                        actor.accountId(),
                        "obligation",
                        head.sharesId() == null ? 0 : head.sharesId(),
                        "within",
                        true,
                        "quarter",
                        head.quarter().toString()))
                .list("versions", versionsOf(sight))
                .list(sight != Sight.APPROVED_ONLY, "reviews", reviewsOf(sight))
                .list("corrections", correctionsOf(sight))
                .list(head.summarises() && sight != Sight.APPROVED_ONLY, "parts", JointParts.BESIDES);
        var written = sight == Sight.OWN && (head.state().isEditable() || head.state() == EntryState.GIVEN_UP);
        var around = StoredDraft.ask(question, written, head.sharesId() != null).answer();
        var working = StoredDraft.of(head, around);
        var versions = around.list("versions", VersionView.class);
        var reviews = around.list("reviews", ReviewView.class);
        var corrections = around.list("corrections", CorrectionView.class);
        if (versions.isEmpty()) {
            return new EntryView(
                    head,
                    sight,
                    versions,
                    reviews,
                    List.of(),
                    corrections,
                    null,
                    null,
                    List.of(),
                    null,
                    Map.of(),
                    working);
        }
        var latest = versions.get(0);
        var shares = latest.sharesId() != null;
        var joint = head.summarises() && sight != Sight.APPROVED_ONLY;
        var again = (head.state() == EntryState.UNIT_REVIEW || head.state() == EntryState.SUBMITTED)
                && reviews.stream().anyMatch(review -> !review.passed());
        var beside = together.ask(Map.of(
                        "version", latest.id(),
                        "ids", versions.stream().map(VersionView::id).toList(),
                        "obligation", shares ? latest.sharesId() : 0,
                        "within", sight == Sight.OWN,
                        "measure", head.measureId(),
                        "unit", head.unitId(),
                        "quarter", head.quarter().toString()))
                .list("figures", FIGURES_OF_VERSION)
                .list(shares, "shared", SharedTexts.SEEN)
                .list(joint && latest.narrative().hasSummary(), "integrated", JointParts.INTEGRATED)
                .list(sight != Sight.APPROVED_ONLY, "contradictions", Explanations.OF_VERSION)
                .list(again, "told", EntryPast.FIGURES)
                .list(again, "rested", SharedTexts.RESTED_ON)
                .list(
                        sight == Sight.OWN && head.state() == EntryState.UNIT_REVIEW,
                        "last",
                        VERSIONS.formatted("x") + LAST)
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
                joint
                        ? joint(latest, told, around.list("parts", Part.class), beside.list("integrated", Part.class))
                        : null,
                beside.list("contradictions", Explanations.Kept.class),
                beside.first("last", VersionView.class).orElse(null),
                again ? EntryPast.told(versions, beside, "told", "rested") : Map.of(),
                working);
    }

    private static JointView joint(
            VersionView latest, @Nullable SharedText told, List<Part> present, List<Part> asTheyWere) {
        if (!latest.narrative().hasSummary()) {
            return new JointView(present, Set.of(), null);
        }
        var integrated = latest.integratedVersions();
        var used = present.stream()
                .filter(part -> part.isIn() && integrated.contains(part.versionId()))
                .toList();
        return new JointView(
                present,
                integrated,
                Integration.of(
                        latest.summary(),
                        told == null ? latest.narrative() : latest.narrative().restingOn(told.narrative()),
                        used.size() == integrated.size() ? used : asTheyWere));
    }

    /**
     * Whether the person may see the entry, and how much of it.
     *
     * @throws NotFound if there is none, or none for this person
     */
    public Seen seen(Actor actor, long id) {
        var head = head(id).orElseThrow(NotFound::new);
        return new Seen(head, sightOf(actor, head));
    }

    /**
     * What the person who writes the entry has before him.
     *
     * @throws NotFound if there is none, or none of the own unit
     */
    public Writing writing(Actor actor, long id) {
        var head = head(id).orElseThrow(NotFound::new);
        if (sightOf(actor, head) != Sight.OWN) {
            throw new NotFound();
        }
        var texts = workingAndLast(head);
        return new Writing(
                head,
                head.state().isReturned() ? lastReturn(reviews(id, Sight.OWN)) : null,
                texts.stream()
                        .filter(text -> text.number() == 0)
                        .findFirst()
                        .orElseThrow()
                        .narrative(),
                workingFigures(id),
                texts.stream().filter(text -> text.number() > 0).findFirst().orElse(null),
                head.neighbours(),
                head.sharesId() == null
                        ? null
                        : shared.seen(head.sharesId(), true).orElse(null),
                head.summarises() ? parts.besides(id) : List.of());
    }

    /** The working text as number 0 and what the unit last got approved on the measure, if anything, in one statement. */
    private List<VersionView> workingAndLast(EntryHead head) {
        return database.sql(WORKING + " union all (" + VERSIONS.formatted("x") + LAST + ")")
                .param("entry", head.id())
                .param("measure", head.measureId())
                .param("unit", head.unitId())
                .param("quarter", head.quarter().toString())
                .query(VersionView.class)
                .list();
    }

    /** The indicators of the measure that a number can answer, with the working values of the entry. */
    private List<FigureView> workingFigures(long entryId) {
        return database.sql(WORKING_FIGURES)
                .param("entry", entryId)
                .query(FigureView.class)
                .list();
    }

    /** The columns of a {@link FigureView} but source and explanation. */
    static final String FIGURE = """
            i.id as indicator_id, i.name, i.quote, i.target, i.unit, i.accumulation as usual, i.counted_from, f.amount,
            f.as_of, f.accumulation, last.last_amount, last.last_as_of, last.last_accumulation,
            coalesce(last.corrects_last, false) as corrects_last
            """;

    /** How much of an entry somebody sees. */
    enum Sight {
        OWN,
        PROVINCE,
        APPROVED_ONLY;

        /**
         * How much of an entry of that unit and state the person sees; empty if nothing.
         *
         * @param sharesMeasure whether the person's unit has ever owed something on the same measure
         */
        static Optional<Sight> of(Actor actor, long unitId, EntryState state, BooleanSupplier sharesMeasure) {
            var writes = actor.is(Role.REPORTER) || actor.is(Role.UNIT_APPROVER);
            if (writes && actor.isOf(unitId)) {
                return Optional.of(OWN);
            }
            if (actor.is(Role.COORDINATOR)) {
                return Optional.of(PROVINCE);
            }
            return state.isApproved()
                            && (actor.is(Role.LEADER)
                                    || actor.is(Role.INSPECTOR)
                                    || writes && sharesMeasure.getAsBoolean())
                    ? Optional.of(APPROVED_ONLY)
                    : Optional.empty();
        }
    }

    private Sight sightOf(Actor actor, EntryHead head) {
        return Sight.of(actor, head.unitId(), head.state(), () -> sharesMeasure(actor, head))
                .orElseThrow(NotFound::new);
    }

    private boolean sharesMeasure(Actor actor, EntryHead head) {
        return database.sql("""
                        select exists (select from reporting_obligation
                                       where measure_id = :measure and unit_id = :unit)
                        """)
                .param("measure", head.measureId())
                .param("unit", actor.unitId())
                .query(Boolean.class)
                .single();
    }

    static final String HEADS = """
            select e.id, e.state, e.versions, e.version as revision, e.corrects_id, e.held_since,
                   e.opened_by is not null as opened,
                   exists (select from effective_entry x where x.entry_id = e.id) as effective, fa.display_name as first_approver,
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

    private Optional<EntryHead> head(long id) {
        return database.sql(HEADS + "where e.id = :id")
                .param("id", id)
                .query(EntryHead.class)
                .optional();
    }

    /** The texts of a version; to be formatted with where they are read from: the version itself, or the view that adds what is shared. */
    private static final String VERSIONS = """
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

    private static final String LAST = """
            join effective_entry x on x.version_id = v.id
            join reporting_period p on p.id = x.period_id
            where x.measure_id = :measure and x.unit_id = :unit and p.quarter < :quarter
            order by p.quarter desc limit 1
            """;

    /** These versions, in no order. */
    public List<VersionView> versions(List<Long> ids) {
        return database.sql(VERSIONS.formatted("v") + "where v.id in (:ids)")
                .param("ids", ids)
                .query(VersionView.class)
                .list();
    }

    /** The versions of the entry that fall under the sight, newest first. */
    public List<VersionView> versions(long entryId, Sight sight) {
        return database.sql(versionsOf(sight))
                .param("entry", entryId)
                .query(VersionView.class)
                .list();
    }

    private static String versionsOf(Sight sight) {
        var restriction = switch (sight) {
            case OWN -> "";
            case PROVINCE -> """
                    and exists (select from entry_review r where r.entry_id = v.entry_id and r.version_number = v.number
                                and r.level = 'UNIT' and r.verdict = 'PASSED')
                    """;
            case APPROVED_ONLY -> "and v.number = (select e.versions from progress_entry e where e.id = v.entry_id) ";
        };
        return VERSIONS.formatted("v") + "where v.entry_id = :entry " + restriction + "order by v.number desc";
    }

    /** The reviews of the entry that fall under the sight, newest first. */
    public List<ReviewView> reviews(long entryId, Sight sight) {
        return sight == Sight.APPROVED_ONLY
                ? List.of()
                : database.sql(reviewsOf(sight))
                        .param("entry", entryId)
                        .query(ReviewView.class)
                        .list();
    }

    private static String reviewsOf(Sight sight) {
        return """
                select r.version_number, r.level, r.verdict = 'PASSED' as passed, r.category,
                       r.assessment, r.reason, r.fields, a.display_name as reviewer, r.reviewed_at
                from entry_review r join account a on a.id = r.reviewed_by
                where r.entry_id = :entry %s
                order by r.id desc
                """.formatted(sight == Sight.OWN ? "" : "and (r.level = 'PROVINCE' or r.verdict = 'PASSED')");
    }

    private static final String FIGURES_OF_VERSION = """
            select %s, f.source, f.explanation
            from entry_version v
              join progress_entry entry on entry.id = v.entry_id
              join entry_version_figure f on f.version_id = v.id
              join indicator i on i.id = f.indicator_id and i.measure_id = entry.measure_id
            %s
            where v.id = :version
            order by i.number
            """.formatted(FIGURE, FigureHistory.LAST);

    private static String correctionsOf(Sight sight) {
        return """
                select id, state from progress_entry
                where corrects_id = :entry %s
                order by id
                """.formatted(
                        switch (sight) {
                            case OWN -> "";
                            case PROVINCE -> "and state in ('SUBMITTED', 'APPROVED', 'USED', 'FROZEN')";
                            case APPROVED_ONLY -> "and state in ('APPROVED', 'USED', 'FROZEN')";
                        });
    }

    /** Whose entry it is and where it stands, and how much of it the person sees. */
    record Seen(EntryHead head, Sight sight) {}

    /** A correction of an entry and where it stands. */
    record CorrectionView(long id, EntryState state) {}

    /**
     * An entry as one person sees it.
     *
     * @param contradictions what its author said to those in the newest version
     * @param working what is stored, for the unit, while it can be written or when it was given up; or null
     * @param told every version with its figures and what it rested on, while it is reviewed again; by the version's id
     * @param last what was approved for the unit and measure before, for whoever may review it in the unit; or null
     */
    record EntryView(
            EntryHead head,
            Sight sight,
            List<VersionView> versions,
            List<ReviewView> reviews,
            List<FigureView> figures,
            List<CorrectionView> corrections,
            @Nullable SharedText shared,
            @Nullable JointView joint,
            List<Explanations.Kept> contradictions,
            @Nullable VersionView last,
            Map<Long, VersionDifference.Told> told,
            @Nullable StoredDraft working) {

        /** The newest version the person may see, or null. */
        public @Nullable VersionView latest() {
            return versions.isEmpty() ? null : versions.get(0);
        }

        /** What is stored and has not been handed on, or null. */
        public @Nullable StoredDraft unsent() {
            return working == null || working.isSame(latest(), figures) ? null : working;
        }

        /** The version of that number, if the person may see it. */
        Optional<VersionView> version(int number) {
            return versions.stream().filter(one -> one.number() == number).findFirst();
        }

        /** What the province said of the newest version, or null; the opinion is told to the unit and the province alone. */
        public @Nullable ReviewView appraisal() {
            return reviews.stream()
                    .filter(review -> review.assessment() != null && review.versionNumber() == head.versions())
                    .findFirst()
                    .orElse(null);
        }

        /** The reason for which it was last returned, while it is returned. */
        public @Nullable ReviewView lastReturn() {
            return head.state().isReturned() ? EntryReading.lastReturn(reviews) : null;
        }
    }

    /**
     * What the author has before him.
     *
     * @param head whose entry it is and where it stands
     * @param lastReturn why it came back, while it is returned
     * @param text the working text
     * @param figures the indicators with the working values
     * @param last what was last approved for the unit and measure, or null
     * @param neighbours the unit's other entries of the quarter, whose text may be shared
     * @param shared the text that is shared at present, or null
     * @param parts the other units' parts, if the unit leads
     */
    record Writing(
            EntryHead head,
            @Nullable ReviewView lastReturn,
            Narrative text,
            List<FigureView> figures,
            @Nullable VersionView last,
            List<SharedTexts.Neighbour> neighbours,
            @Nullable SharedText shared,
            List<Part> parts) {

        /** What is stored, as the form shows it. */
        EntryForm form() {
            return EntryForm.of(head, text, figures);
        }

        /** The entries whose text can be shared. */
        public List<SharedTexts.Neighbour> choices() {
            return SharedTexts.Neighbour.choices(neighbours);
        }
    }

    private static @Nullable ReviewView lastReturn(List<ReviewView> reviews) {
        return reviews.stream().filter(review -> !review.passed()).findFirst().orElse(null);
    }
}
