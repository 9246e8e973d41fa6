package luoshi.undertaking;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import luoshi.audit.Change;
import luoshi.audit.HistoryLine;
import luoshi.audit.Words;
import luoshi.export.Exports;
import luoshi.organisation.UnitDirectory;
import luoshi.undertaking.CloseOutReading.CloseOutView;
import luoshi.undertaking.CloseOutReading.StepView;
import luoshi.undertaking.CloseOutReading.VersionView;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts what a person sees of a 办结申请 into sentences: its versions with what was rewritten, and its steps. */
@Component
class CloseOutStory {

    private final Exports exports;
    private final Words words;
    private final UnitDirectory units;

    CloseOutStory(Exports exports, Words words, UnitDirectory units) {
        this.exports = exports;
        this.words = words;
        this.units = units;
    }

    List<HistoryLine> of(CloseOutView request) {
        var lines = new ArrayList<HistoryLine>();
        for (int i = 0; i < request.versions().size(); i++) {
            var before = i + 1 < request.versions().size() ? request.versions().get(i + 1) : null;
            lines.add(ofVersion(request, request.versions().get(i), before));
        }
        var province = units.coordinatingUnit().name();
        request.steps().forEach(step -> lines.add(ofStep(request, step, province)));
        return lines;
    }

    private HistoryLine ofVersion(CloseOutView request, VersionView version, @Nullable VersionView before) {
        var changes = new ArrayList<String>();
        changes.add(states(request.stateBefore(version), CloseOutState.UNIT_REVIEW));
        if (before != null) {
            changes.add(rewritten(request, before, version));
        }
        return new HistoryLine(
                version.writtenAt(),
                version.author(),
                request.head().unitName(),
                before == null
                        ? exports.say("undertaking.close-out.sent", version.number())
                        : exports.say("undertaking.told.sent-again", version.number(), before.number()),
                changes,
                List.of());
    }

    private String rewritten(CloseOutView request, VersionView before, VersionView after) {
        var fields = new ArrayList<String>();
        if (!before.account().equals(after.account())) {
            fields.add(exports.say("undertaking.close-out.account"));
        }
        for (var milestone : request.milestones()) {
            if (!Objects.equals(
                    before.milestones().get(milestone.number()),
                    after.milestones().get(milestone.number()))) {
                fields.add(exports.say("undertaking.close-out.milestone", milestone.number(), milestone.title()));
            }
        }
        if (!before.criteria().equals(after.criteria())) {
            fields.add(exports.say("undertaking.criteria"));
        }
        return fields.isEmpty()
                ? exports.say("undertaking.told.unchanged")
                : fields.stream().collect(Collectors.joining("”“", exports.say("undertaking.told.rewrote") + "“", "”"));
    }

    private HistoryLine ofStep(CloseOutView request, StepView step, String province) {
        var kind = step.kind();
        return new HistoryLine(
                step.takenAt(),
                step.by(),
                kind.isOfTheUnit() ? request.head().unitName() : province,
                exports.say("undertaking.close-out.step." + kind),
                kind.from() == kind.to() ? List.of() : List.of(states(kind.from(), kind.to())),
                step.reason().isEmpty() ? List.of() : List.of(exports.say("undertaking.told.reason", step.reason())));
    }

    private String states(CloseOutState from, CloseOutState to) {
        return words.change(new Change("state", from.key(), to.key()));
    }
}
