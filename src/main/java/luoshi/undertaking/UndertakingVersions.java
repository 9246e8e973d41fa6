package luoshi.undertaking;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import luoshi.account.Actor;
import luoshi.account.NotFound;
import luoshi.audit.TrailVersions;
import luoshi.export.Exports;
import luoshi.undertaking.VersionComparison.Told;
import luoshi.wording.Version;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Compares any two versions of what units undertake, as far as the person sees the object: 细化举措, 办结申请 and readings of
 * wordings from what was stored with each version, milestones, documents and task points from the trail.
 */
@Service
class UndertakingVersions {

    private static final Set<String> LONG_TEXTS = Set.of("title", "words", "measures", "units", "milestone", "note");

    private final ClaimReading claims;
    private final CloseOutReading closeOuts;
    private final OpenWordings wordings;
    private final SupportingDocuments documents;
    private final TaskPointReading points;
    private final TrailVersions trail;
    private final Exports exports;

    UndertakingVersions(
            ClaimReading claims,
            CloseOutReading closeOuts,
            OpenWordings wordings,
            SupportingDocuments documents,
            TaskPointReading points,
            TrailVersions trail,
            Exports exports) {
        this.claims = claims;
        this.closeOuts = closeOuts;
        this.wordings = wordings;
        this.documents = documents;
        this.points = points;
        this.trail = trail;
        this.exports = exports;
    }

    /**
     * Two versions of 细化举措 and 办结标准.
     *
     * @throws NotFound if there is no such claim or version, or none for this person
     */
    VersionComparison ofClaim(Actor actor, long id, @Nullable Long from, @Nullable Long to) {
        var claim = claims.claim(actor, id);
        var told = claim.elaborations().stream()
                .sorted(Comparator.comparing(ClaimReading.ElaborationView::number))
                .map(one -> new Told(
                        new Version(one.number(), "", one.number(), one.author(), one.writtenAt()),
                        Map.of(),
                        inOrder(
                                "undertaking.elaboration",
                                one.text(),
                                "undertaking.criteria",
                                one.acceptanceCriteria())))
                .toList();
        var head = claim.head();
        return VersionComparison.of(head.unitName() + " " + head.measureHeading(), "/claims/" + id, told, from, to);
    }

    /**
     * A milestone of a claim as it was set and after each act about it.
     *
     * @throws NotFound if there is no such claim, milestone or version, or none for this person
     */
    VersionComparison ofMilestone(Actor actor, long id, int number, @Nullable Long from, @Nullable Long to) {
        var claim = claims.claim(actor, id);
        var path = MilestoneMoved.path(id, number);
        var told = trail.of(
                path,
                fields -> planned(
                        claim,
                        fields.getOrDefault("milestone", claim.milestone(number).title())));
        return VersionComparison.of(nameOf(claim, number), path, told(told), from, to);
    }

    /** Who set a milestone of which the trail has no record of its own from that time. */
    private TrailVersions.Mention planned(ClaimReading.ClaimView claim, String title) {
        var first = claim.elaborations().get(claim.elaborations().size() - 1);
        return trail.mention("/claims/" + claim.head().id(), "MilestonesPlanned", title)
                .orElseGet(() -> new TrailVersions.Mention(first.author(), first.writtenAt()));
    }

    /** As a milestone is called above its history: 省商务厅 节点2：印发实施办法. */
    String nameOf(ClaimReading.ClaimView claim, int number) {
        return exports.say(
                "undertaking.milestone.of",
                claim.head().unitName(),
                number,
                claim.milestone(number).title());
    }

    /**
     * Two versions of a 办结申请 that the person may see.
     *
     * @throws NotFound if there is no such request or version, or none for this person
     */
    VersionComparison ofCloseOut(Actor actor, long id, @Nullable Long from, @Nullable Long to) {
        var request = closeOuts.request(actor, id);
        var told = request.versions().stream()
                .sorted(Comparator.comparing(CloseOutReading.VersionView::number))
                .map(one -> new Told(
                        new Version(one.number(), "", one.number(), one.author(), one.writtenAt()),
                        Map.of(),
                        texts(request, one)))
                .toList();
        var head = request.head();
        return VersionComparison.of(
                exports.say("undertaking.close-out.title", head.unitName(), head.measureHeading()),
                CloseOutFiles.path(id),
                told,
                from,
                to);
    }

    private Map<String, String> texts(CloseOutReading.CloseOutView request, CloseOutReading.VersionView version) {
        var texts =
                inOrder("undertaking.close-out.account", version.account(), "undertaking.criteria", version.criteria());
        for (var milestone : request.milestones()) {
            texts.put(
                    exports.say("undertaking.close-out.milestone", milestone.number(), milestone.title()),
                    version.milestones().getOrDefault(milestone.number(), ""));
        }
        return texts;
    }

    /**
     * Two readings of a wording, of one unit or of two.
     *
     * @throws NotFound if there is no such wording or reading
     */
    VersionComparison ofWording(long id, @Nullable Long from, @Nullable Long to) {
        var wording = wordings.line(id);
        var given = new ArrayList<>(wordings.given(id));
        given.sort(Comparator.comparing(OpenWordings.Given::unitId).thenComparing(OpenWordings.Given::number));
        var told = given.stream()
                .map(one -> new Told(
                        new Version(one.id(), one.unitName(), one.number(), one.enteredBy(), one.enteredAt()),
                        inOrder(
                                "undertaking.wording.amount",
                                one.quantity(),
                                "undertaking.wording.due",
                                day(one.dueOn())),
                        Map.of("undertaking.wording.reading", one.reading())))
                .toList();
        return VersionComparison.of("“" + wording.words() + "”", "/open-wordings/" + id, told, from, to);
    }

    /**
     * A document as it was registered and after each amendment.
     *
     * @throws NotFound if there is no such document or version
     */
    VersionComparison ofDocument(long id, @Nullable Long from, @Nullable Long to) {
        return ofTrail(documents.document(id).title(), "/supporting-documents/" + id, from, to);
    }

    /**
     * A task point as it was proposed and after each decision about it.
     *
     * @throws NotFound if there is no such task point or version
     */
    VersionComparison ofPoint(long id, @Nullable Long from, @Nullable Long to) {
        return ofTrail(points.point(id).title(), "/task-points/" + id, from, to);
    }

    private VersionComparison ofTrail(String object, String path, @Nullable Long from, @Nullable Long to) {
        return VersionComparison.of(object, path, told(trail.of(path)), from, to);
    }

    private List<Told> told(List<TrailVersions.TrailVersion> versions) {
        var longTexts = LONG_TEXTS.stream()
                .map(field -> exports.say("audit.fact." + field))
                .toList();
        return versions.stream()
                .map(one -> {
                    var values = new LinkedHashMap<>(one.fields());
                    values.keySet().removeAll(longTexts);
                    var texts = new LinkedHashMap<>(one.fields());
                    texts.keySet().retainAll(longTexts);
                    return new Told(new Version(one.number(), "", one.number(), one.author(), one.at()), values, texts);
                })
                .toList();
    }

    private String day(@Nullable LocalDate day) {
        return day == null ? "" : exports.day(day);
    }

    private static Map<String, String> inOrder(String first, String one, String second, String other) {
        var values = new LinkedHashMap<String, String>();
        values.put(first, one);
        values.put(second, other);
        return values;
    }
}
