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
                .list("versions", EntryStatements.versionsOf(sight))
                .list(sight != Sight.APPROVED_ONLY, "reviews", EntryStatements.reviewsOf(sight))
                .list("corrections", EntryStatements.correctionsOf(sight))
                .list(head.summarises() && sight != Sight.APPROVED_ONLY, "parts", JointParts.BESIDES);
        var written = sight == Sight.OWN && (head.state().isEditable() || head.state() == EntryState.GIVEN_UP);
        var around = StoredDraft.ask(question, written, head.sharesId() != null).answer();
        var working = StoredDraft.of(head, around);
        var versions = around.list("versions", VersionView.class);
        var reviews = around.list("reviews", ReviewView.class);
        var corrections = around.list("corrections", CorrectionView.class);
        if (versions.isEmpty()) {
            return EntryView.unwritten(head, sight, reviews, corrections, working);
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
                .list("figures", EntryStatements.FIGURES_OF_VERSION)
                .list(shares, "shared", SharedTexts.SEEN)
                .list(joint && latest.narrative().hasSummary(), "integrated", JointParts.INTEGRATED)
                .list(sight != Sight.APPROVED_ONLY, "contradictions", Explanations.OF_VERSION)
                .list(again, "told", EntryPast.FIGURES)
                .list(again, "rested", SharedTexts.RESTED_ON)
                .list(
                        sight == Sight.OWN && head.state() == EntryState.UNIT_REVIEW,
                        "last",
                        EntryStatements.VERSIONS.formatted("x") + EntryStatements.LAST)
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
                JointView.integration(latest, told, used.size() == integrated.size() ? used : asTheyWere));
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
        return database.sql(EntryStatements.WORKING + " union all (" + EntryStatements.VERSIONS.formatted("x")
                        + EntryStatements.LAST + ")")
                .param("entry", head.id())
                .param("measure", head.measureId())
                .param("unit", head.unitId())
                .param("quarter", head.quarter().toString())
                .query(VersionView.class)
                .list();
    }

    /** The indicators of the measure that a number can answer, with the working values of the entry. */
    private List<FigureView> workingFigures(long entryId) {
        return database.sql(EntryStatements.WORKING_FIGURES)
                .param("entry", entryId)
                .query(FigureView.class)
                .list();
    }

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

    private Optional<EntryHead> head(long id) {
        return database.sql(EntryStatements.HEADS + "where e.id = :id")
                .param("id", id)
                .query(EntryHead.class)
                .optional();
    }

    /** These versions, in no order. */
    public List<VersionView> versions(List<Long> ids) {
        return database.sql(EntryStatements.VERSIONS.formatted("v") + "where v.id in (:ids)")
                .param("ids", ids)
                .query(VersionView.class)
                .list();
    }

    /** The versions of the entry that fall under the sight, newest first. */
    public List<VersionView> versions(long entryId, Sight sight) {
        return database.sql(EntryStatements.versionsOf(sight))
                .param("entry", entryId)
                .query(VersionView.class)
                .list();
    }

    /** The reviews of the entry that fall under the sight, newest first. */
    public List<ReviewView> reviews(long entryId, Sight sight) {
        return sight == Sight.APPROVED_ONLY
                ? List.of()
                : database.sql(EntryStatements.reviewsOf(sight))
                        .param("entry", entryId)
                        .query(ReviewView.class)
                        .list();
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

        /** An entry of which no version was handed on, or none for the person. */
        static EntryView unwritten(
                EntryHead head,
                Sight sight,
                List<ReviewView> reviews,
                List<CorrectionView> corrections,
                @Nullable StoredDraft working) {
            return new EntryView(
                    head,
                    sight,
                    List.of(),
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
