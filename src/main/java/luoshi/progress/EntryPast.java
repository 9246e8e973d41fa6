package luoshi.progress;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.attachment.AttachmentList;
import luoshi.attachment.Attachments;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryLine;
import luoshi.progress.EntryReading.Sight;
import luoshi.wording.Version;
import luoshi.wording.VersionPair;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What an entry was before: its history in sentences and the difference between any two versions, both as far as the
 * person may see the entry. Only the own unit is told what happened within it.
 */
@Service
@Transactional(readOnly = true)
class EntryPast {

    /** The figures of the versions {@code ids}. */
    static final String FIGURES = """
            select f.version_id, i.id as indicator_id, i.name, i.unit, f.amount, f.as_of, f.source, f.explanation,
                   coalesce(f.accumulation, i.accumulation) as accumulation
            from entry_version_figure f join indicator i on i.id = f.indicator_id
            where f.version_id in (:ids)
            order by i.number
            """;

    /** What the province decided about whether the entry is owed at all. */
    private static final Set<String> OF_THE_PROVINCE =
            Set.of("ObligationAdded", "ObligationWaived", "WaiverTakenBack", "SummaryHandedOver", "SummaryTakenOver");

    private final EntryReading reading;
    private final Together together;
    private final EntryStory story;
    private final Histories histories;
    private final Attachments attachments;
    private final JdbcClient database;

    EntryPast(
            EntryReading reading,
            Together together,
            EntryStory story,
            Histories histories,
            Attachments attachments,
            JdbcClient database) {
        this.attachments = attachments;
        this.together = together;
        this.reading = reading;
        this.story = story;
        this.histories = histories;
        this.database = database;
    }

    /**
     * The history of the entry.
     *
     * @param before the moment the page before ended with, or null for the first page
     * @throws NotFound if there is no such entry, or none for this person
     */
    public Past history(Actor actor, long id, @Nullable Instant before) {
        var seen = reading.seen(actor, id);
        var versions = reading.versions(id, seen.sight());
        var figures = figuresOf(versions.stream().map(VersionView::id).toList());
        var lines = Stream.of(
                        story.ofVersions(seen.head(), versions, figures),
                        story.ofReviews(seen.head(), reading.reviews(id, seen.sight())),
                        restOfTheTrail(id, seen.sight(), before))
                .flatMap(Collection::stream)
                .filter(line -> before == null || line.at().isBefore(before));
        return new Past(seen.head(), History.of(lines, before));
    }

    /** What happened within the unit, such as a withdrawal, is told to the unit alone. */
    private List<HistoryLine> restOfTheTrail(long id, Sight sight, @Nullable Instant before) {
        return sight == Sight.OWN
                ? histories.lines("/entries/" + id, before, EntryStory.TOLD)
                : histories.linesOnly("/entries/" + id, before, OF_THE_PROVINCE);
    }

    /**
     * Two versions of the entry, of what it corrects, or of its corrections; by default the newest and the one before.
     *
     * @param from the id of the version to start from, or null
     * @param to the id of the version to compare with it, or null
     * @throws NotFound if the person may not see the entry or one of the versions
     */
    public Comparison comparison(Actor actor, long id, @Nullable Long from, @Nullable Long to) {
        var seen = reading.seen(actor, id);
        var choices = choices(id, seen.sight());
        if (choices.size() < 2) {
            return new Comparison(seen.head(), choices, null, null);
        }
        var pair = VersionPair.of(choices, from, to).orElseThrow(NotFound::new);
        var difference = difference(pair.older().id(), pair.newer().id(), seen.sight());
        return new Comparison(seen.head(), choices, pair, difference);
    }

    /**
     * What has changed since the entry was sent back, for whoever reviews it again; empty the first time.
     *
     * @param level which review he is to do
     * @param files the attachments of the entry, with the versions that carry them
     */
    public Optional<Resubmission> sinceReturn(
            EntryReading.EntryView entry, ReviewLevel level, Supplier<AttachmentList> files) {
        var asked = entry.reviews().stream()
                .filter(review -> !review.passed() && (level == ReviewLevel.UNIT || review.level() == level))
                .findFirst();
        var older = asked.flatMap(review -> entry.version(review.versionNumber()));
        var newer = entry.latest();
        if (asked.isEmpty() || older.isEmpty() || newer == null || older.get().number() == newer.number()) {
            return Optional.empty();
        }
        var before = entry.told().get(older.get().id());
        var now = entry.told().get(newer.id());
        return Optional.of(Resubmission.of(asked.get(), before, now, files.get()));
    }

    /** What a correction changes in the entry it corrects; empty for what is no correction or has not been handed on. */
    public Optional<Corrected> corrected(EntryReading.EntryView entry) {
        var newer = entry.latest();
        if (!entry.head().isCorrection() || newer == null) {
            return Optional.empty();
        }
        var older = database.sql("""
                        select v.id from progress_entry e join entry_version v on v.entry_id = e.id and v.number = e.versions
                        where e.id = :corrected
                        """)
                .param("corrected", entry.head().correctsId())
                .query(Long.class)
                .single();
        return Optional.of(new Corrected(
                difference(older, newer.id(), entry.sight()),
                !attachments.isSame(
                        EntryFiles.path(entry.head().correctsId()),
                        EntryFiles.path(entry.head().id()))));
    }

    private VersionDifference difference(long older, long newer, Sight sight) {
        var versions = reading.versions(List.of(older, newer)).stream()
                .collect(Collectors.toMap(VersionView::id, Function.identity()));
        var told = told(List.of(versions.get(older), versions.get(newer)), sight);
        return VersionDifference.between(told.get(older), told.get(newer));
    }

    private Map<Long, VersionDifference.Told> told(List<VersionView> versions, Sight sight) {
        var answer = together.ask(
                        Map.of("ids", versions.stream().map(VersionView::id).toList(), "within", sight == Sight.OWN))
                .list("figures", FIGURES)
                .list("rested", SharedTexts.RESTED_ON)
                .answer();
        return told(versions, answer, "figures", "rested");
    }

    /** The versions with what the answer has on them in two lists, by their ids. */
    static Map<Long, VersionDifference.Told> told(
            List<VersionView> versions, Together.Answer answer, String figures, String rested) {
        var figuresOf = answer.listsBy("version_id", figures, VersionFigure.class);
        var restedOn = answer.listsBy("resting_id", rested, SharedText.class);
        return versions.stream()
                .distinct()
                .collect(Collectors.toMap(
                        VersionView::id,
                        version -> new VersionDifference.Told(
                                version,
                                figuresOf.getOrDefault(version.id(), List.of()),
                                restedOn.getOrDefault(version.id(), List.of()).stream()
                                        .findFirst()
                                        .orElse(null))));
    }

    /** Every version handed on for the obligation, by entry and number, as far as the person may see them. */
    private List<Version> choices(long entryId, Sight sight) {
        var restriction = switch (sight) {
            case OWN -> "";
            case PROVINCE -> """
                    and exists (select from entry_review r where r.entry_id = v.entry_id and r.version_number = v.number
                                and r.level = 'UNIT' and r.verdict = 'PASSED')
                    """;
            case APPROVED_ONLY -> "and e.state in ('APPROVED', 'USED', 'FROZEN') and v.number = e.versions";
        };
        return database.sql("""
                        select v.id, case when e.corrects_id is null then '' else 'progress.correction' end as of, v.number,
                               a.display_name as author, v.written_at
                        from entry_version v
                          join progress_entry e on e.id = v.entry_id
                          join account a on a.id = v.written_by
                        where e.obligation_id = (select obligation_id from progress_entry where id = :entry)
                        %s
                        order by e.id, v.number
                        """.formatted(restriction))
                .param("entry", entryId)
                .query(Version.class)
                .list();
    }

    private Map<Long, List<VersionFigure>> figuresOf(List<Long> versionIds) {
        if (versionIds.isEmpty()) {
            return Map.of();
        }
        return database.sql(FIGURES).param("ids", versionIds).query(VersionFigure.class).list().stream()
                .collect(Collectors.groupingBy(VersionFigure::versionId));
    }

    /**
     * What a correction changes.
     *
     * @param difference in what the entry says
     * @param otherFiles whether it carries other attachments
     */
    record Corrected(VersionDifference difference, boolean otherFiles) {}

    /** The history of an entry, and whose entry it is. */
    record Past(EntryHead head, History history) {}

    /** Two versions and what differs; both are null while there are not two versions to be seen. */
    record Comparison(
            EntryHead head,
            List<Version> choices,
            @Nullable VersionPair pair,
            @Nullable VersionDifference difference) {}
}
