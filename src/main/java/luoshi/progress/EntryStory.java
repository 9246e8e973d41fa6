package luoshi.progress;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import luoshi.audit.HistoryLine;
import luoshi.audit.Words;
import luoshi.export.Exports;
import luoshi.organisation.UnitDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts the versions and reviews of an entry into sentences. */
@Component
class EntryStory {

    /** What the trail holds of these is told here, and better: with the fields that changed and to the right people. */
    static final Set<String> TOLD =
            Set.of("EntrySentToUnitReview", "EntrySubmitted", "EntryApprovedByFirst", "EntryApproved", "EntryReturned");

    private final Exports exports;
    private final Words words;
    private final UnitDirectory units;

    EntryStory(Exports exports, Words words, UnitDirectory units) {
        this.exports = exports;
        this.words = words;
        this.units = units;
    }

    /**
     * One sentence for each version.
     *
     * @param versions newest first
     * @param figures the figures of the versions by their ids
     */
    List<HistoryLine> ofVersions(EntryHead head, List<VersionView> versions, Map<Long, List<VersionFigure>> figures) {
        var lines = new ArrayList<HistoryLine>();
        for (int i = 0; i < versions.size(); i++) {
            var before = i + 1 < versions.size() ? versions.get(i + 1) : null;
            lines.add(ofVersion(head, versions.get(i), before, figures));
        }
        return lines;
    }

    private HistoryLine ofVersion(
            EntryHead head, VersionView version, @Nullable VersionView before, Map<Long, List<VersionFigure>> figures) {
        return new HistoryLine(
                version.writtenAt(),
                version.author(),
                head.unitName(),
                before == null
                        ? exports.say("progress.told.sent", version.number())
                        : exports.say("progress.told.sent-again", version.number(), before.number()),
                before == null ? List.of() : changes(before, version, figures),
                List.of());
    }

    private List<String> changes(VersionView before, VersionView after, Map<Long, List<VersionFigure>> figures) {
        var difference = VersionDifference.between(
                new VersionDifference.Told(before, figures.getOrDefault(before.id(), List.of()), null),
                new VersionDifference.Told(after, figures.getOrDefault(after.id(), List.of()), null));
        if (difference.isNone()) {
            return List.of(exports.say("progress.told.unchanged"));
        }
        var changes = new ArrayList<String>();
        difference.own().values().forEach(value -> changes.add(words.changed(value.label(), value.from(), value.to())));
        if (!difference.own().texts().isEmpty()) {
            changes.add(difference.own().texts().stream()
                    .map(text -> exports.say(text.label()))
                    .collect(Collectors.joining("”“", exports.say("progress.told.rewrote") + "“", "”")));
        }
        return changes;
    }

    /** One sentence for each review. */
    List<HistoryLine> ofReviews(EntryHead head, List<ReviewView> reviews) {
        if (reviews.isEmpty()) {
            return List.of();
        }
        var province = units.coordinatingUnit().name();
        return reviews.stream()
                .map(review -> new HistoryLine(
                        review.reviewedAt(),
                        review.reviewer(),
                        review.level() == ReviewLevel.UNIT ? head.unitName() : province,
                        what(review),
                        List.of(),
                        notes(review)))
                .toList();
    }

    private String what(ReviewView review) {
        if (review.assessment() != null) {
            return exports.say(
                    "progress.told.assessed",
                    review.versionNumber(),
                    exports.say(review.assessment().key()));
        }
        return review.category() == null
                ? exports.say("progress.told.passed." + review.level(), review.versionNumber())
                : exports.say(
                        "progress.told.returned." + review.level(),
                        review.versionNumber(),
                        exports.say(review.category().key()));
    }

    private List<String> notes(ReviewView review) {
        var notes = new ArrayList<String>();
        if (!review.reason().isEmpty()) {
            notes.add(exports.say(review.passed() ? "progress.told.opinion" : "progress.told.reason", review.reason()));
        }
        if (!review.fieldNames().isEmpty()) {
            notes.add(review.fieldNames().stream()
                    .map(field -> exports.say("progress." + field))
                    .collect(Collectors.joining("、", exports.say("progress.marked-fields"), "")));
        }
        return notes;
    }
}
