package luoshi.undertaking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import luoshi.account.Actor;
import luoshi.audit.Histories;
import luoshi.audit.History;
import luoshi.audit.HistoryLine;
import luoshi.export.Exports;
import luoshi.organisation.UnitDirectory;
import luoshi.undertaking.ClaimReading.ClaimView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The history of a claim: what the trail holds, and what is on record of the claim itself from before the trail held it, such as
 * the 认领 that came with the demo.
 */
@Component
class ClaimStory {

    /** Steps of a close-out or an extension that are told, with their reasons, on its own page to those it concerns. */
    private static final Set<String> OF_THE_UNIT_ALONE = Set.of(
            "CloseOutBegun",
            "CloseOutSentToUnitReview",
            "CloseOutSubmitted",
            "CloseOutReturned",
            "CloseOutWithdrawn",
            "CloseOutPassed",
            "CloseOutAcceptedByFirst",
            "CloseOutRefused",
            "ExtensionAsked",
            "ExtensionSubmitted",
            "ExtensionPassed",
            "ExtensionDropped",
            "ExtensionLapsed",
            "ExtensionRefused");

    private static final String TAKEN = "ClaimTaken";
    private static final String REVISED = "ElaborationRevised";

    /** What the trail calls an answer; the first is what it is told as. */
    private static final Map<ClaimAnswer.Kind, List<String>> ANSWERS = new EnumMap<>(Map.of(
            ClaimAnswer.Kind.DECLINED, List.of("ClaimDeclined"),
            ClaimAnswer.Kind.UPHELD, List.of("ClaimUpheld"),
            ClaimAnswer.Kind.RELEASED, List.of("ClaimReleased", "ClaimTakenOff")));

    private static final Set<String> TOLD = Stream.concat(
                    Stream.of(TAKEN, REVISED), ANSWERS.values().stream().flatMap(List::stream))
            .collect(Collectors.toUnmodifiableSet());

    private final Histories histories;
    private final UnitDirectory units;
    private final Exports exports;

    ClaimStory(Histories histories, UnitDirectory units, Exports exports) {
        this.histories = histories;
        this.units = units;
        this.exports = exports;
    }

    /**
     * The history of the claim as far as the person may see it.
     *
     * @param before the moment the page before ended with, or null for the first page
     */
    History of(Actor actor, ClaimView claim, @Nullable Instant before) {
        var path = "/claims/" + claim.head().id();
        var except = ClaimReading.answersFor(actor, claim.head()) ? Set.<String>of() : OF_THE_UNIT_ALONE;
        var untold = untold(claim, histories.counts(path, TOLD)).stream()
                .filter(line -> before == null || line.at().isBefore(before));
        return History.of(Stream.concat(histories.lines(path, before, except).stream(), untold), before);
    }

    /** Once the trail has begun it holds everything, so what it lacks are the oldest of each kind. */
    private List<HistoryLine> untold(ClaimView claim, Map<String, Integer> counts) {
        var lines = new ArrayList<HistoryLine>();
        var revisions = claim.elaborations().size() - 1 - counts.getOrDefault(REVISED, 0);
        for (var version : claim.elaborations()) {
            var first = version.number() == 1;
            if (first ? !counts.containsKey(TAKEN) : version.number() - 1 <= revisions) {
                lines.add(line(
                        version.writtenAt(),
                        version.author(),
                        claim.head().unitName(),
                        first ? TAKEN : REVISED,
                        version.reason()));
            }
        }
        ANSWERS.forEach((kind, actions) -> {
            var newestFirst =
                    claim.answers().stream().filter(one -> one.kind() == kind).toList();
            var told = actions.stream()
                    .mapToInt(one -> counts.getOrDefault(one, 0))
                    .sum();
            newestFirst.stream()
                    .skip(told)
                    .map(one -> line(
                            one.at(),
                            one.by(),
                            kind == ClaimAnswer.Kind.DECLINED
                                    ? claim.head().unitName()
                                    : units.coordinatingUnit().name(),
                            actions.get(0),
                            one.reason()))
                    .forEach(lines::add);
        });
        return lines;
    }

    private HistoryLine line(Instant at, String who, String unit, String action, String reason) {
        return new HistoryLine(
                at,
                who,
                unit,
                exports.say("audit." + action),
                List.of(),
                reason.isEmpty() ? List.of() : List.of(exports.say("undertaking.told.reason", reason)));
    }
}
